package nl.kring.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a delivery.
 *
 * @param sent when it left
 * @param failing it did not leave yet though it was tried, or never will
 */
public record Standing(Optional<Instant> sent, boolean failing) {}
