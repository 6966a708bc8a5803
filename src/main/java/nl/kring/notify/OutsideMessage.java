package nl.kring.notify;

import java.util.List;
import java.util.UUID;
import nl.kring.identity.EmailAddress;

/**
 * Something to tell an address outside Kring: words, and perhaps one place to go.
 *
 * @param template text keys {@code mail.<template>.subject} and {@code mail.<template>.body}
 * @param link where the one button leads, a path inside Kring; empty where there is nothing to follow
 * @param subject what it is about; told once
 */
public record OutsideMessage(
        EmailAddress to, String name, String template, List<String> arguments, String link, UUID subject) {
    /** What a plan lets somebody outside the circle hear of an alert; it waits for no other mail. */
    public static final String NOTICE = "outside";

    public OutsideMessage(EmailAddress to, String name, String template, List<String> arguments, UUID subject) {
        this(to, name, template, arguments, "", subject);
    }
}
