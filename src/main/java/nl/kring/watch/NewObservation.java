package nl.kring.watch;

import java.time.Instant;
import java.util.Set;
import nl.kring.platform.Giveaway;

/**
 * What somebody saw or heard.
 *
 * @param good it was well
 * @param text own words, at most 2,000 characters, may be empty where a sign or {@code good} was chosen
 * @param meant what the words give away and are told all the same, after the person was asked (R-C14)
 */
public record NewObservation(
        ObservationId id,
        Set<SignId> signs,
        boolean good,
        String text,
        Instant seenAt,
        boolean worried,
        Set<Giveaway> meant) {
    /** The longest text, in characters. */
    public static final int LONGEST = 2000;

    public NewObservation(
            ObservationId id, Set<SignId> signs, boolean good, String text, Instant seenAt, boolean worried) {
        this(id, signs, good, text, seenAt, worried, Set.of());
    }
}
