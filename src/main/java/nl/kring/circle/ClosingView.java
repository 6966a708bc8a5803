package nl.kring.circle;

import java.time.Instant;

/**
 * A circle that its resident closed.
 *
 * @param erasedAt when it is erased, unless it was opened again
 * @param read whether the reader said that she read it
 * @param mayReopen whether the reader may open it again
 * @param apart who lived in it went apart: each has an own circle now, and this one does not come back
 */
public record ClosingView(Instant closedAt, Instant erasedAt, boolean read, boolean mayReopen, boolean apart) {}
