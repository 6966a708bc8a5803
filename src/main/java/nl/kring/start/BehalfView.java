package nl.kring.start;

import java.time.Instant;

/**
 * Until when a circle waits for its resident's yes.
 *
 * @param freezesAt from then on it is only read
 * @param erasesAt then everything is erased
 */
public record BehalfView(Instant freezesAt, Instant erasesAt) {}
