package nl.kring.notify;

import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Written;

/**
 * A rendered message: to whom, in that person's language, as plain text and as mail page.
 *
 * @param sender in whose name it comes: "Kring van Douwe", or Kring's own
 * @param replyTo where an answer goes, if it can be answered
 * @param inShort the same in one sentence, as a device shows it
 * @param path where its one button leads, a path inside Kring
 */
record Letter(
        UUID id,
        String sender,
        String name,
        String address,
        boolean sms,
        String subject,
        String plain,
        String html,
        Optional<String> replyTo,
        String inShort,
        String path) {
    static final String KRING = "Kring";

    /** A text message to nobody: whether one could go at all. */
    static final Letter SOME_TEXT =
            new Letter(new UUID(0, 0), KRING, "", "+31600000000", true, "", "", "", Optional.empty());

    /** No server takes a longer line, and nobody reads one. */
    private static final int LONGEST_NAME = 80;

    private static final int LONGEST_SUBJECT = 200;

    Letter(
            UUID id,
            String sender,
            String name,
            String address,
            boolean sms,
            String subject,
            String plain,
            String html,
            Optional<String> replyTo) {
        this(id, sender, name, address, sms, subject, plain, html, replyTo, subject, "/");
    }

    /** Whoever wrote the words in them: a line end in a header would begin another one, also one that is hidden in an encoded word. */
    Letter {
        sender = header(sender, LONGEST_NAME);
        name = header(name, LONGEST_NAME);
        subject = header(subject, LONGEST_SUBJECT);
        inShort = header(inShort, LONGEST_SUBJECT);
        path = path.startsWith("/") && !path.startsWith("//") ? path : "/";
    }

    private static String header(String words, int longest) {
        var line = Written.line(words).replace("=?", "= ?");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest)).strip() + "…";
    }
}
