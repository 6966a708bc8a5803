package nl.kring.notify;

import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Written;

/**
 * A rendered message: to whom, in that person's language, as plain text and as mail page.
 *
 * @param replyTo where an answer goes, if it can be answered
 */
record Letter(
        UUID id,
        String name,
        String address,
        boolean sms,
        String subject,
        String plain,
        String html,
        Optional<String> replyTo) {
    /** Whoever wrote the words in them: a line end in a header would begin another one. */
    Letter {
        name = Written.line(name);
        subject = Written.line(subject);
    }
}
