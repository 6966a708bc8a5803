package nl.kring.circle;

import java.util.Locale;
import nl.kring.platform.Acting;
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

    void keep(CircleId circle, GivenYes yes) {
        write(circle, "KEEP", true, wording(yes.language(), "circle.begin.keep"));
        write(circle, "HEALTH", yes.health(), wording(yes.language(), "circle.begin.health"));
    }

    private static String wording(Locale language, String key) {
        return Texts.of(Locale.of(language.getLanguage()), key);
    }

    private void write(CircleId circle, String subject, boolean given, String wording) {
        jdbc.sql(
                        "insert into circle.consent (id, circle_id, account_id, subject, given, wording) values (?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(Acting.person().orElseThrow().personId())
                .param(subject)
                .param(given)
                .param(wording)
                .update();
    }
}
