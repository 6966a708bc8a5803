package nl.kring.identity;

import java.util.Locale;

/** Where and in which language a person reads mail. */
public record MailRecipient(String firstName, String address, Locale language) {}
