package nl.kring.timeline;

import java.time.Instant;

/**
 * What stood in a post before its author changed it.
 *
 * @param since from when it stood there
 */
public record EarlierWords(String text, Instant since) {}
