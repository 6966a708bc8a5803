package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;

/** A message to one person that leads to "Hoe gaat het", or to the alert. */
final class ToWatch {
    private ToWatch() {}

    /**
     * What is said once about a subject to a person, each turn.
     *
     * @param turn what tells one time from another; empty where there is one
     */
    static Message of(
            CircleId circle,
            AccountId to,
            String template,
            List<String> names,
            UUID subject,
            String turn,
            Instant notBefore) {
        return of(circle, "/watch", to, template, names, subject, turn, notBefore);
    }

    /** What is said once about a subject to a person, and leads to the alert. */
    static Message ofAlert(
            CircleId circle, AccountId to, String template, List<String> names, UUID subject, Instant notBefore) {
        return of(circle, "/alert", to, template, names, subject, "", notBefore);
    }

    private static Message of(
            CircleId circle,
            String page,
            AccountId to,
            String template,
            List<String> names,
            UUID subject,
            String turn,
            Instant notBefore) {
        return new Message(
                to,
                template,
                names,
                "/circle/" + circle.value() + page,
                Optional.of(circle.value()),
                subject,
                template + ":" + subject + ":" + to.value() + ":" + turn,
                notBefore);
    }
}
