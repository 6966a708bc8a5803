package nl.kring.notify;

import java.util.UUID;
import nl.kring.platform.Written;

/**
 * A rendered message: to whom, in that person's language, as plain text and as mail page.
 *
 * @param sender in whose name it comes: "Kring van Douwe", or Kring's own
 */
record Letter(
        UUID id, String sender, String name, String address, boolean sms, String subject, String plain, String html) {
    static final String KRING = "Kring";

    /** Whoever wrote the words in them: a line end in a header would begin another one. */
    Letter {
        sender = Written.line(sender);
        name = Written.line(name);
        subject = Written.line(subject);
    }
}
