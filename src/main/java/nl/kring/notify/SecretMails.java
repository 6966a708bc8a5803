package nl.kring.notify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.identity.SecretMail;
import nl.kring.platform.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the delivery of a mail that lets somebody in, whether it will find somebody or not; its secret is minted when it is sent. */
@Component
class SecretMails {
    private final JdbcClient jdbc;
    private final Map<String, SecretMail> byTemplate;

    SecretMails(JdbcClient jdbc, List<SecretMail> mails) {
        this.jdbc = jdbc;
        byTemplate = mails.stream().collect(Collectors.toMap(SecretMail::template, Function.identity()));
    }

    @EventListener
    void on(SecretMailAsked asked) {
        UUID id = Ids.next();
        jdbc.sql("insert into common.delivery (id, channel, template, arguments, subject_id, dedupe_key, next_try_at) "
                        + "values (?, ?, ?, '[]'::jsonb, ?, ?, common.kring_now())")
                .param(id)
                .param(of(asked.template()).filter(SecretMail::sms).isPresent() ? "SMS" : "EMAIL")
                .param(asked.template())
                .param(asked.subject())
                .param(asked.template() + ":" + asked.subject())
                .update();
    }

    /** Somebody waits for each of them. */
    Set<String> templates() {
        return byTemplate.keySet();
    }

    Optional<SecretMail> of(String template) {
        return Optional.ofNullable(byTemplate.get(template));
    }
}
