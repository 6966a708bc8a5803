package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows since when somebody was not here, for that person alone, and what was told meanwhile as far as she may read it. */
@Service
@Transactional
public class CatchUpService {
    private static final Duration AWAY = Duration.ofDays(2);
    private static final Duration STANDS = Duration.ofHours(12);
    private static final int MOST = 100;
    private final CircleService circles;
    private final AudienceService audiences;
    private final TimelineService timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    CatchUpService(
            CircleService circles, AudienceService audiences, TimelineService timeline, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** She is here now. After days away what came meanwhile stands on top, until she says that she is up to date or comes again another day. */
    public void arrive(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.state() == CircleState.CLOSED) {
            return;
        }
        var now = clock.instant();
        jdbc.sql("insert into circle.was_here as w (circle_id, account_id) values (:circle, :me) "
                        + "on conflict (circle_id, account_id) do update set "
                        + "since = case when w.at < :away then w.at when w.until < :past then null else w.since end, "
                        + "until = case when w.at < :away then common.kring_now() when w.until < :past then null else w.until end, "
                        + "at = common.kring_now()")
                .param("circle", circle.value())
                .param("me", seat.account().value())
                .param("away", Timestamp.from(now.minus(AWAY)))
                .param("past", Timestamp.from(now.minus(STANDS)))
                .update();
    }

    /** The time that she was away, as long as what came meanwhile stands on top. */
    @Transactional(readOnly = true)
    public Optional<Away> away(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.state() == CircleState.ACTIVE ? away(seat) : Optional.empty();
    }

    private Optional<Away> away(Seat seat) {
        return jdbc.sql(
                        "select since, until from circle.was_here where circle_id = ? and account_id = ? and since is not null")
                .param(seat.circle().value())
                .param(seat.account().value())
                .query((row, _) -> new Away(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** She read it. */
    public void done(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        jdbc.sql("update circle.was_here set since = null, until = null where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(seat.account().value())
                .update();
    }

    /** What others told meanwhile, the newest first; what was taken away is no news. */
    @Transactional(readOnly = true)
    public List<PostView> told(CircleId circle, Away away) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var ids = jdbc.sql("select id from circle.entry where circle_id = :circle and kind = 'UPDATE' "
                        + "and (audience_id = any (:mine::uuid[])) is true and author_id is distinct from :me "
                        + "and at > :since and at <= :until order by id desc limit " + MOST)
                .param("circle", circle.value())
                .param("mine", Echoes.these(audiences.audiencesOf(seat).stream()))
                .param("me", seat.account().value())
                .param("since", Timestamp.from(away.since()))
                .param("until", Timestamp.from(away.until()))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var posts = timeline.posts(circle, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(posts.get(id)).stream())
                .filter(post -> !post.erased())
                .toList();
    }
}
