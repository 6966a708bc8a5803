package nl.kring.circle;

import java.util.Locale;

/**
 * The resident's yes to a circle; that Kring keeps what is in it belongs to it.
 *
 * @param health whether health may be written about
 * @param language in which the questions stood there
 */
public record GivenYes(boolean health, Locale language) {}
