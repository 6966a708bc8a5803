package nl.kring.watch;

import java.time.Instant;
import java.util.Set;

/**
 * What somebody saw or heard.
 *
 * @param good it was well
 * @param text own words, at most 2,000 characters, may be empty where a sign or {@code good} was chosen
 */
public record NewObservation(
        ObservationId id, Set<SignId> signs, boolean good, String text, Instant seenAt, boolean worried) {
    /** The longest text, in characters. */
    public static final int LONGEST = 2000;
}
