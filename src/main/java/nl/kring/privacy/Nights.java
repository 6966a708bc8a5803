package nl.kring.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import nl.kring.platform.MovingClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is done once a night, by one of all nodes: each kind has a row, and who holds it does the work. */
@Component
class Nights {
    private final JdbcClient jdbc;
    private final Clock clock;

    Nights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is done for this night already: one question a second, not one a kind. */
    Set<String> done() {
        return jdbc.sql("select what from common.keeping where due_at > (select common.kring_now())")
                .query((row, _) -> row.getString(1))
                .set();
    }

    /** Whether it is due, held until the end of the transaction; the first time in the next night. */
    boolean holds(String what, LocalTime hour) {
        return jdbc.sql(
                                "select what from common.keeping where what = ? and due_at <= (select common.kring_now()) for update skip locked")
                        .param(what)
                        .query(String.class)
                        .optional()
                        .isPresent()
                || begins(what, hour);
    }

    private boolean begins(String what, LocalTime hour) {
        jdbc.sql("insert into common.keeping (what, due_at) select ?, ? where not exists "
                        + "(select 1 from common.keeping where what = ?) on conflict do nothing")
                .param(what)
                .param(next(hour))
                .param(what)
                .update();
        return false;
    }

    /** Done for this night, up to what there was then. */
    void done(String what, LocalTime hour, Instant upTo) {
        jdbc.sql("update common.keeping set due_at = ?, done_at = ? where what = ?")
                .param(next(hour))
                .param(Timestamp.from(upTo))
                .param(what)
                .update();
    }

    /** Not now; it is tried again after a while, also if whoever holds it is killed. */
    void later(String what, Duration after) {
        jdbc.sql("update common.keeping set due_at = ? where what = ?")
                .param(Timestamp.from(clock.instant().plus(after)))
                .param(what)
                .update();
    }

    private Timestamp next(LocalTime hour) {
        var now = clock.instant().atZone(MovingClock.ZONE);
        var tonight = now.with(hour);
        return Timestamp.from((tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant());
    }
}
