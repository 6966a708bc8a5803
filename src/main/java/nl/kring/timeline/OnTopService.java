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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stands on top of a timeline for a week: a milestone, and a surprise since it showed itself. It falls off by itself. */
@Service
@Transactional(readOnly = true)
public class OnTopService {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 3;

    private static final String ON_TOP = """
            select p.id from circle.post p join circle.audience a on a.id = p.audience_id
            where p.circle_id = :circle and p.kind in ('MILESTONE', 'SURPRISE') and p.deleted_at is null
            and (p.audience_id = any (:mine::uuid[])) is true and coalesce(a.hidden_until, p.at) > :since
            and (a.hidden_until is null or a.hidden_until <= :now)
            order by coalesce(a.hidden_until, p.at) desc, p.id desc limit\s""" + MOST;

    private final CircleService circles;
    private final AudienceService audiences;
    private final TimelineService timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    OnTopService(
            CircleService circles, AudienceService audiences, TimelineService timeline, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first; nothing where somebody died or the circle stopped. */
    public List<PostView> now(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.state() != CircleState.ACTIVE) {
            return List.of();
        }
        var now = clock.instant();
        var ids = jdbc.sql(ON_TOP)
                .param("circle", circle.value())
                .param(
                        "mine",
                        "{"
                                + String.join(
                                        ",",
                                        audiences.audiencesOf(seat).stream()
                                                .map(UUID::toString)
                                                .toList()) + "}")
                .param("since", Timestamp.from(now.minus(WEEK)))
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var posts = timeline.posts(circle, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(posts.get(id)).stream())
                .toList();
    }
}
