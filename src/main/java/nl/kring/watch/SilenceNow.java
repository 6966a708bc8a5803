package nl.kring.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CirclePerson;

/**
 * A sign of life that did not come, for who is asked.
 *
 * @param own it is the reader who is waited for
 * @param owner who goes to look
 * @param mine the reader goes to look
 * @param nobody nobody of the line can
 * @param asked the reader is asked to go and look
 * @param passed the reader said that it cannot be now
 */
public record SilenceNow(
        UUID id,
        CirclePerson resident,
        boolean own,
        Optional<CirclePerson> owner,
        boolean mine,
        boolean nobody,
        boolean asked,
        boolean passed,
        Instant since) {}
