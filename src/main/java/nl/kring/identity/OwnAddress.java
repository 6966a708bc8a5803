package nl.kring.identity;

import java.time.Instant;

/**
 * The address of the person signed in, to which mail does not come.
 *
 * @param shown as much of it as its owner knows it by
 */
public record OwnAddress(String shown, Instant since, WhyBack why) {}
