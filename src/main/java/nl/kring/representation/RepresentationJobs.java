package nl.kring.representation;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import nl.kring.circle.CircleId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A representation that was seen before this Kring began, as a job knows of it. Refuses everybody who is signed in. */
@Service
@Transactional
public class RepresentationJobs {
    private final JdbcClient jdbc;

    RepresentationJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who saw the papers, and when.
     *
     * @param by the name of the official
     */
    public record Seen(String by, LocalDate on, Instant from) {}

    /** Somebody speaks for the resident since the papers were seen, until the last day that was given. */
    public void known(CircleId circle, NewRepresentation given, Seen seen) {
        Acting.requireJob();
        jdbc.sql("insert into circle.representation (id, circle_id, resident_id, account_id, type, personal, "
                        + "financial, limited, reference, seen_by, seen_on, begins_at, valid_until) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(given.resident().value())
                .param(given.person().value())
                .param(given.type().name())
                .param(given.scope().personal())
                .param(given.scope().financial())
                .param(given.scope().limited())
                .param(given.reference())
                .param(seen.by())
                .param(seen.on())
                .param(Timestamp.from(seen.from()))
                .param(Timestamp.from(
                        given.until().plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant()))
                .update();
    }
}
