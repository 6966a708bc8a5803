package nl.kring.identity;

import java.time.Instant;

/**
 * The telephone number of the person signed in, that she proved to be hers.
 *
 * @param stopped whether she said STOP
 * @param byMail whether mail arrives as well; else all tasks and alerts come by text message
 */
public record OwnNumber(PhoneNumber number, Instant proven, boolean stopped, TextsFor what, boolean byMail) {}
