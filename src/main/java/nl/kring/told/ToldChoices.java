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

    /** Whether this resident said that what is about her may stand in a mail as it is. */
    boolean saidWhole(CircleId circle, AccountId resident) {
        return jdbc.sql(
                        "select exists (select 1 from circle.told_how where circle_id = ? and account_id = ? and whole)")
                .param(circle.value())
                .param(resident.value())
                .query(Boolean.class)
                .single();
    }

    void sayWhole(CircleId circle, AccountId resident, boolean whole) {
        jdbc.sql("update circle.told_how set whole = ? where circle_id = ? and account_id = ?")
                .param(whole)
                .param(circle.value())
                .param(resident.value())
                .update();
    }

    /** As a job: whether all who live there said so. */
    boolean allSaidWhole(CircleId circle) {
        return jdbc.sql("select not exists (select 1 from circle.circle_resident r where r.circle_id = :circle "
                        + "and r.ended_at is null and not exists (select 1 from circle.told_how h "
                        + "where h.circle_id = r.circle_id and h.account_id = r.account_id and h.whole))")
                .param("circle", circle.value())
                .query(Boolean.class)
                .single();
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
