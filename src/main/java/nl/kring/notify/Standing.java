package nl.kring.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a delivery.
 *
 * @param sent when it left, and it did not come back
 * @param failing it did not leave yet though it was tried, never will, or came back
 */
public record Standing(Optional<Instant> sent, boolean failing) {}
