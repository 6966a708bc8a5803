package nl.kring.identity;

import java.util.Locale;

/**
 * Where and in which language a person is reached.
 *
 * @param address a mail address, or a phone number if {@code sms}
 */
public record Recipient(String firstName, String address, Locale language, boolean sms) {}
