package nl.kring.representation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.Payload.RepresentationCheck;

/**
 * A representation that an organisation is asked to see.
 *
 * @param asked what the preview showed, and nothing more
 * @param seen what was answered, once it was
 */
public record PaperCheck(UUID id, RepresentationCheck asked, Instant askedAt, Optional<Boolean> seen) {}
