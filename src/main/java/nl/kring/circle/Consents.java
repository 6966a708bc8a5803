package nl.kring.circle;

import java.util.Locale;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what somebody agreed to, in the words that stood there: a yes that cannot be shown later is none. */
@Component
class Consents {
    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(CircleId circle, AccountId resident, GivenYes yes, YesHeard heard) {
        var keep = wording(yes.language(), yes.asked() ? "start.keep" : "circle.begin.keep");
        write(circle, resident, heard, "KEEP", true, keep);
        write(circle, resident, heard, "HEALTH", yes.health(), wording(yes.language(), "circle.begin.health"));
        yes.messages().ifPresent(wanted -> {
            write(circle, resident, heard, "MESSAGES", wanted, wording(yes.language(), "circle.begin.messages"));
        });
    }

    /** What somebody who is not the resident agreed to, for her own part. */
    void keepOwn(CircleId circle, AccountId who, boolean messages, Locale language) {
        write(circle, who, YesHeard.OWN, "KEEP", true, wording(language, "start.keep"));
        write(circle, who, YesHeard.OWN, "MESSAGES", messages, wording(language, "start.messages"));
    }

    /** What somebody answered last; no where it was never asked. */
    boolean given(CircleId circle, AccountId who, String subject) {
        return jdbc.sql("select given from circle.consent where circle_id = ? and account_id = ? and subject = ? "
                        + "order by at desc, id desc limit 1")
                .param(circle.value())
                .param(who.value())
                .param(subject)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static String wording(Locale language, String key) {
        return Texts.of(Locale.of(language.getLanguage()), key);
    }

    private void write(
            CircleId circle, AccountId resident, YesHeard heard, String subject, boolean given, String wording) {
        jdbc.sql(
                        "insert into circle.consent (id, circle_id, account_id, subject, given, wording, how, given_by, seen_on) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(resident.value())
                .param(subject)
                .param(given)
                .param(wording)
                .param(heard.how().name())
                .param(heard.by().map(AccountId::value).orElse(null))
                .param(heard.seenOn().orElse(null))
                .update();
    }
}
