package nl.kring.invite;

import java.util.Locale;

/**
 * A letter to be printed now: nothing of its code is kept that could be read again.
 *
 * @param code to type over, or to scan
 * @param language of who gets it
 */
public record NewLetter(String code, Locale language, OpenInvitation invitation) {}
