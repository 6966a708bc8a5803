package nl.kring.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The window of a timeline: twenty entries, newest first, read and never written out. */
@Service
@Transactional(readOnly = true)
public class Feed {
    /** How many entries one window holds. */
    public static final int WINDOW = 20;

    private final CircleService circles;
    private final AudienceService audiences;
    private final JdbcClient jdbc;

    Feed(CircleService circles, AudienceService audiences, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.jdbc = jdbc;
    }

    /** The newest entries, or those before one that is shown. */
    public List<EntryView> window(CircleId circle, Optional<UUID> before) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return read(seat, audiences.audiencesOf(seat), Optional.empty(), before);
    }

    /**
     * The same through a member's eyes, for the resident (R-B7): by that member's seat, of what the resident reads too. What is of nobody
     * but that member lies elsewhere and never comes here.
     */
    @Transactional
    public List<EntryView> windowAs(CircleId circle, AccountId member, Optional<UUID> before) {
        var eyes = before.isPresent() ? circles.seatOf(circle, member) : circles.lookAs(circle, member);
        return read(eyes, audiences.audiencesOf(eyes, circles.seat(circle)), Optional.empty(), before);
    }

    /** The same of one topic only; whoever may not read about it is told so. */
    public List<EntryView> about(CircleId circle, Topic topic, Optional<UUID> before) {
        var seat = circles.seat(circle);
        seat.may(Act.READ, topic);
        return read(seat, audiences.audiencesOf(seat), Optional.of(topic), before);
    }

    /** "Is true" keeps the planner in the index of the window: by audience it would read the whole circle to find its newest. */
    private List<EntryView> read(Seat seat, Set<UUID> mine, Optional<Topic> topic, Optional<UUID> before) {
        return jdbc.sql(
                        "select id, kind, at, author_id is not distinct from :me as own from circle.entry where circle_id = :circle and (audience_id = any (:mine::uuid[])) is true "
                                + "and (:topic::text is null or audience_id in (select a.id from circle.audience a where a.circle_id = :circle and a.topic = :topic)) "
                                + "and (:before::uuid is null or id < :before::uuid) order by id desc limit " + WINDOW)
                .param("circle", seat.circle().value())
                .param("me", seat.account().value())
                .param(
                        "mine",
                        "{" + String.join(",", mine.stream().map(UUID::toString).toList()) + "}")
                .param("topic", topic.map(Topic::name).orElse(null))
                .param("before", before.map(UUID::toString).orElse(null))
                .query((row, _) -> new EntryView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(4)))
                .list();
    }
}
