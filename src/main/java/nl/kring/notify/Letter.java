package nl.kring.notify;

import java.util.UUID;

/** A rendered message: to whom, in that person's language, as plain text and as mail page. */
record Letter(UUID id, String name, String address, boolean sms, String subject, String plain, String html) {}
