package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.AccountId;

/**
 * A line of the access log as the resident reads it.
 *
 * @param n its place in the log
 * @param who the first name of somebody who is or was in the circle; nothing for others
 * @param job whether Kring itself did it
 * @param own whether it was the reader
 */
public record LogLine(
        long n,
        Optional<AccountId> actor,
        Optional<String> who,
        Optional<String> face,
        boolean job,
        boolean own,
        String action,
        String what,
        Instant at) {
    /** How many lines are read at once. */
    public static final int PAGE = 100;

    /** Whether it was tried and refused. */
    public boolean refused() {
        return action.equals("REFUSED");
    }
}
