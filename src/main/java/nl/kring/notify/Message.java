package nl.kring.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/**
 * Something to tell one person outside the app.
 *
 * @param template text keys {@code mail.<template>.subject} and {@code mail.<template>.body}
 * @param arguments what fills the texts in; first names, never what was seen
 * @param link where the one button leads, a path inside Kring
 * @param circle the circle it is about; who is no longer in it gets nothing
 * @param subject what it is about, such as an alert
 * @param dedupeKey the same key is told once, however often it is sent
 * @param notBefore when it may go at the earliest, on Kring's clock
 * @param thread the conversation that it is about, by its first post: then it can be answered by mail (R-C5)
 */
public record Message(
        AccountId recipient,
        String template,
        List<String> arguments,
        String link,
        Optional<UUID> circle,
        UUID subject,
        String dedupeKey,
        Instant notBefore,
        Optional<UUID> thread) {
    public Message(
            AccountId recipient,
            String template,
            List<String> arguments,
            String link,
            Optional<UUID> circle,
            UUID subject,
            String dedupeKey,
            Instant notBefore) {
        this(recipient, template, arguments, link, circle, subject, dedupeKey, notBefore, Optional.empty());
    }

    /** The same about a conversation, so that whoever gets it can answer the mail. */
    public Message about(UUID conversation) {
        return new Message(
                recipient, template, arguments, link, circle, subject, dedupeKey, notBefore, Optional.of(conversation));
    }
}
