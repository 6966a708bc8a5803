package nl.kring.told;

import java.time.LocalTime;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who chose; PostgreSQL shows a person only the own one. */
@Component
class ToldChoices {
    private final JdbcClient jdbc;

    ToldChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ToldHow> of(CircleId circle, AccountId person) {
        return jdbc.sql(
                        "select often, shows, quiet_from, quiet_to from circle.told_how where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(person.value())
                .query((row, _) -> new ToldHow(
                        HowOften.valueOf(row.getString(1)),
                        HowMuch.valueOf(row.getString(2)),
                        new QuietHours(row.getObject(3, LocalTime.class), row.getObject(4, LocalTime.class))))
                .optional();
    }

    void keep(CircleId circle, AccountId person, ToldHow how) {
        jdbc.sql(
                        "insert into circle.told_how (circle_id, account_id, often, shows, quiet_from, quiet_to) values (?, ?, ?, ?, ?, ?) "
                                + "on conflict (circle_id, account_id) do update set often = excluded.often, shows = excluded.shows, "
                                + "quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to")
                .param(circle.value())
                .param(person.value())
                .param(how.often().name())
                .param(how.shows().name())
                .param(how.quiet().from())
                .param(how.quiet().to())
                .update();
    }
}
