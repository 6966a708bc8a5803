package nl.kring.circle;

import java.time.Instant;

/**
 * That a circle closes because who speaks for its resident wants it so; its resident can say no until then.
 *
 * @param by first name of who said it
 * @param mine whether the reader said it
 * @param reason in that person's own words
 */
public record ClosingSoon(String by, boolean mine, Instant at, String reason) {}
