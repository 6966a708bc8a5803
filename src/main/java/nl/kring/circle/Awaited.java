package nl.kring.circle;

import java.util.List;

/**
 * Whose yes is still to come, in a household.
 *
 * @param mine the reader's own
 * @param others first names of the others
 */
public record Awaited(boolean mine, List<String> others) {
    /** Where one lives alone nobody else is awaited. */
    public static final Awaited MINE = new Awaited(true, List.of());

    /** Everybody said yes, or nobody had to. */
    public boolean nobody() {
        return !mine && others.isEmpty();
    }

    /** Whether the reader's answer is asked: her yes is to come, or it was said before somebody else went, and nothing came of it. */
    public boolean asksMe() {
        return mine || others.isEmpty();
    }
}
