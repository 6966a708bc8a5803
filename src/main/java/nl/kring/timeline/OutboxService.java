package nl.kring.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was written without a connection and comes later, perhaps twice, perhaps to a circle that changed meanwhile (R-C21). */
@Service
@Transactional
public class OutboxService {
    /** As long as an id may lie on a device; an id says where a post stands among the others. */
    private static final Duration OLDEST = Duration.ofDays(30);

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int TIME_ORDERED = 7;

    private final TimelineService timeline;
    private final CircleService circles;
    private final JdbcClient jdbc;

    OutboxService(TimelineService timeline, CircleService circles, JdbcClient jdbc) {
        this.timeline = timeline;
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** What became of it. */
    public enum Outcome {
        KEPT,
        ALREADY_THERE
    }

    /**
     * Who reads what about a topic.
     *
     * @param always those of them from whom nothing is hidden
     */
    public record Readers(Topic topic, List<CirclePerson> people, Set<AccountId> always) {}

    /** What may be told here, and to whom it would go; the device shows it when there is no connection. */
    @Transactional(readOnly = true)
    public List<Readers> readers(CircleId circle) {
        var seat = circles.seat(circle);
        if (!seat.can(Act.POST)) {
            return List.of(); // a page asks this by itself, and nobody tried anything
        }
        var view = circles.view(circle);
        var residents = view.residents().stream().map(CirclePerson::account).collect(Collectors.toSet());
        return Stream.of(Topic.values())
                .filter(topic -> seat.topics().contains(topic) && seat.can(Act.POST, topic))
                .filter(topic -> topic != Topic.HEALTH || view.healthAllowed(Optional.empty()))
                .map(topic -> new Readers(topic, timeline.readers(circle, topic, Optional.empty()), residents))
                .toList();
    }

    /** Tells what waited; not if somebody would read it whom the writer did not see. */
    public Outcome post(CircleId circle, NewPost post, Set<AccountId> seen) {
        circles.seat(circle).may(Act.POST);
        if (isThere(circle, post.id(), post.text())) {
            return Outcome.ALREADY_THERE;
        }
        refuseOddId(post.id());
        var all = timeline.readers(circle, post.topic(), post.about(), Optional.empty());
        var only = post.only().map(people -> all.stream()
                .map(CirclePerson::account)
                .filter(people::contains)
                .collect(Collectors.toSet()));
        var now = timeline.readers(circle, post.topic(), post.about(), only);
        var more =
                now.stream().filter(person -> !seen.contains(person.account())).toList();
        if (!more.isEmpty()) {
            throw new MoreReaders(more, now);
        }
        timeline.post(circle, new NewPost(post.id(), post.text(), post.topic(), post.about(), only, post.meant()));
        return Outcome.KEPT;
    }

    /** Answers what it was an answer to, for those who see that. */
    public Outcome answer(CircleId circle, PostId first, PostId id, String text, Set<Giveaway> meant) {
        circles.seat(circle).may(Act.POST);
        if (isThere(circle, id, text)) {
            return Outcome.ALREADY_THERE;
        }
        refuseOddId(id);
        timeline.answer(circle, first, id, text, meant);
        return Outcome.KEPT;
    }

    /** Whether this answer of who acts stands there, or stood; another text with the same id is refused where it is written. */
    @Transactional(readOnly = true)
    public boolean isAnswered(CircleId circle, PostId id) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select count(*) from circle.post where id = ? and circle_id = ? and author_id = ?")
                        .param(id.value())
                        .param(circle.value())
                        .param(seat.account().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Also when it was changed or taken away meanwhile; but another text with the same id is no copy, and is not thrown away. */
    private boolean isThere(CircleId circle, PostId id, String text) {
        var me = circles.seat(circle).account();
        return jdbc.sql("select count(*) from circle.post where id = ? and circle_id = ? and author_id = ? "
                                + "and (text = ? or edited_at is not null or deleted_at is not null)")
                        .param(id.value())
                        .param(circle.value())
                        .param(me.value())
                        .param(WritingPosts.checked(text))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A device mints the id by its own clock, which may be wrong; one from far away would stand above everything for ever. */
    public static void refuseOddId(PostId id) {
        var minted = id.value().getMostSignificantBits() >>> Short.SIZE;
        var now = System.currentTimeMillis();
        if (id.value().version() != TIME_ORDERED
                || minted < now - OLDEST.toMillis()
                || minted > now + AHEAD.toMillis()) {
            throw new Refused("outbox.clock");
        }
    }
}
