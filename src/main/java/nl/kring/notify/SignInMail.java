package nl.kring.notify;

import java.util.List;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SignInLinkAsked;
import nl.kring.identity.IdentityEvent.StartCodeAsked;
import nl.kring.platform.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the delivery of a sign-in link, known address or not; its secrets are minted only when it is sent. */
@Component
class SignInMail {
    static final String TEMPLATE = "signIn";
    static final String START = "startCode";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SignInMail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener
    void on(SignInLinkAsked asked) {
        write(asked.link(), TEMPLATE, List.of(asked.address().value()));
    }

    @EventListener
    void on(StartCodeAsked asked) {
        write(
                asked.link(),
                START,
                List.of(asked.address().value(), asked.language().getLanguage()));
    }

    private void write(UUID link, String template, List<String> arguments) {
        jdbc.sql("insert into common.delivery (id, channel, template, arguments, subject_id, dedupe_key, next_try_at) "
                        + "values (?, 'EMAIL', ?, ?::jsonb, ?, ?, common.kring_now())")
                .param(Ids.next())
                .param(template)
                .param(json.writeValueAsString(arguments))
                .param(link)
                .param("sign-in:" + link)
                .update();
    }
}
