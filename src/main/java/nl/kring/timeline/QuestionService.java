package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.timeline.TimelineEvent.QuestionAnswered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions: by when somebody answers, that one is answered, and which of them are left lying (R-C17). */
@Service
@Transactional
public class QuestionService {
    private static final Duration LEFT_LYING = Duration.ofHours(48);
    private static final int MOST = 5;

    private static final String LYING = """
            select p.id from circle.post p where p.circle_id = :circle and p.kind = 'QUESTION' and p.deleted_at is null
            and (p.audience_id = any (:mine::uuid[])) is true and p.at <= :before
            and (p.expected_on is null or p.expected_on < :today)
            and not exists (select 1 from circle.question_answered q where q.post_id = p.id)
            and not exists (select 1 from circle.post a where a.thread_id = p.id and a.id <> p.id
                and a.author_id <> p.author_id and a.deleted_at is null)
            order by p.id limit\s""" + MOST;

    private final CircleService circles;
    private final AudienceService audiences;
    private final TimelineService timeline;
    private final FoundPosts found;
    private final Kinds kinds;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuestionService(
            CircleService circles,
            AudienceService audiences,
            TimelineService timeline,
            FoundPosts found,
            Kinds kinds,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.timeline = timeline;
        this.found = found;
        this.kinds = kinds;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** By when this person answers at the latest, if that person comes for the work; said before the question goes. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> expected(CircleId circle, AccountId asked) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK);
        return kinds.expected(circles.viewFor(seat), asked);
    }

    /** Says that a question is answered: who asked, who was asked, or who lives there. A second time changes nothing. */
    public void answered(CircleId circle, PostId question) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK);
        var post = found.get(seat, question);
        if (!post.kind().equals(KindRow.QUESTION) || post.erased()) {
            throw new NotFound(question.value());
        }
        if (!Kinds.mayClose(seat, post)) {
            throw seat.noRight("CLOSE_QUESTION");
        }
        var said = jdbc.sql("insert into circle.question_answered (post_id, circle_id, account_id) values (?, ?, ?) "
                        + "on conflict do nothing")
                .param(question.value())
                .param(circle.value())
                .param(seat.account().value())
                .update();
        if (said == 1) {
            events.publishEvent(new QuestionAnswered(circle, question));
        }
    }

    /** "Blijft liggen": for who lives there, who speaks for them, and the coordinator; the oldest first. Nothing for anybody else. */
    @Transactional(readOnly = true)
    public List<PostView> lying(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.state() != CircleState.ACTIVE || !looksAfter(seat)) {
            return List.of();
        }
        var mine = audiences.audiencesOf(seat);
        var ids = jdbc.sql(LYING)
                .param("circle", circle.value())
                .param(
                        "mine",
                        "{" + String.join(",", mine.stream().map(UUID::toString).toList()) + "}")
                .param("before", Timestamp.from(clock.instant().minus(LEFT_LYING)))
                .param("today", LocalDate.ofInstant(clock.instant(), MovingClock.ZONE))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var posts = timeline.posts(circle, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(posts.get(id)).stream())
                .toList();
    }

    private static boolean looksAfter(Seat seat) {
        return seat.coordinator() || !seat.standsFor().isEmpty();
    }
}
