package nl.kring.timeline;

import java.time.Instant;

/**
 * The time that somebody was not here.
 *
 * @param since when she was here before
 * @param until when she came back
 */
public record Away(Instant since, Instant until) {
    /** Whether something happened in that time. */
    public boolean holds(Instant at) {
        return at.isAfter(since) && !at.isAfter(until);
    }
}
