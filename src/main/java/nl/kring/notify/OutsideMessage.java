package nl.kring.notify;

import java.util.List;
import java.util.UUID;
import nl.kring.identity.EmailAddress;

/**
 * Something to tell an address outside Kring: words only, nothing to follow.
 *
 * @param template text keys {@code mail.<template>.subject} and {@code mail.<template>.body}
 * @param subject what it is about; told once
 */
public record OutsideMessage(EmailAddress to, String name, String template, List<String> arguments, UUID subject) {}
