package nl.kring.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.Payload.Doubt;

/**
 * A question about a line of a log, at the desk of who answers it.
 *
 * @param asked what crossed, and nothing more
 * @param before the last day on which it is answered in time
 * @param answer once there is one
 */
public record DoubtDesk(UUID id, Doubt asked, Instant receivedAt, LocalDate before, Optional<String> answer) {}
