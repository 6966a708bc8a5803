package nl.kring.frontdoor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.Payload.RepresentationCheck;

/**
 * A representation that the municipality is asked to see.
 *
 * @param asked what crossed, and nothing more
 * @param seen what was answered, once it was
 */
public record CheckView(UUID id, RepresentationCheck asked, Instant receivedAt, Optional<Boolean> seen) {}
