package nl.kring.circle;

import java.util.Locale;
import java.util.Optional;

/**
 * The resident's yes to a circle; that Kring keeps what is in it belongs to it.
 *
 * @param health whether health may be written about
 * @param messages whether Kring may send messages, if that was asked
 * @param language in which the questions stood there
 * @param asked whether keeping was a question of its own, as at the start, or a sentence to tick
 */
public record GivenYes(boolean health, Optional<Boolean> messages, Locale language, boolean asked) {
    public GivenYes(boolean health, Locale language) {
        this(health, Optional.empty(), language, false);
    }

    /** The answers to the questions of a start. */
    public static GivenYes asked(boolean health, Optional<Boolean> messages, Locale language) {
        return new GivenYes(health, messages, language, true);
    }
}
