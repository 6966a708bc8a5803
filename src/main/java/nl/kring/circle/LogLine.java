package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the access log as the resident reads it.
 *
 * @param who the first name of somebody who is or was in the circle; nothing for others
 * @param job whether Kring itself did it
 * @param own whether it was the reader
 */
public record LogLine(
        Optional<String> who, Optional<String> face, boolean job, boolean own, String action, String what, Instant at) {
    /** Whether it was tried and refused. */
    public boolean refused() {
        return action.equals("REFUSED");
    }
}
