package nl.kring.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Refused;
import nl.kring.timeline.TimelineEvent.PostEdited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the words of an own post (R-C2), and nothing else of it. PostgreSQL keeps what stood there before (decision 053). */
@Service
@Transactional
public class EditingService {
    private final CircleService circles;
    private final FoundPosts posts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EditingService(CircleService circles, FoundPosts posts, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.posts = posts;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Puts other words into an own post or answer, as {@link #edit(CircleId, PostId, String, String, Set)}, giving nothing away. */
    public void edit(CircleId circle, PostId id, String before, String text) {
        edit(circle, id, before, text, Set.of());
    }

    /**
     * Puts other words into an own post or answer. A second time, with the same words, changes nothing.
     *
     * @param before the words that it is changed from; if they are no longer those, it is refused
     * @param meant what the words give away and say all the same, after the person was asked (R-C14)
     */
    public void edit(CircleId circle, PostId id, String before, String text, Set<Giveaway> meant) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.POST);
        var post = posts.get(seat, id);
        if (!post.isOf(seat.account())) {
            throw posts.noRight(seat, post, "EDIT_POST");
        }
        if (post.erased()) {
            throw new Refused("timeline.erased");
        }
        mayTell(seat, post);
        var kept = WritingPosts.checked(
                text, post.kind().equals(KindRow.PHOTO) ? new PostKind.Photo() : PostKind.ORDINARY);
        Giveaway.refuse(kept, meant);
        if (changes(id, before, kept)) {
            events.publishEvent(new PostEdited(circle, id));
        }
    }

    /** As one may who tells it now. */
    private void mayTell(Seat seat, Post post) {
        var told = posts.addressed(post);
        seat.may(Act.POST, told.topic());
        var circle = circles.viewFor(seat);
        if (told.topic() == Topic.HEALTH && !circle.healthAllowed(told.about())) {
            throw new Refused(
                    "about.health.no", told.about().flatMap(circle::nameOf).orElseGet(circle::whose));
        }
    }

    private boolean changes(PostId id, String before, String text) {
        var changed = jdbc.sql(
                        "update circle.post set text = :text where id = :id and text = :before and text <> :text and deleted_at is null")
                .param("text", text)
                .param("before", before)
                .param("id", id.value())
                .update();
        if (changed == 0 && !text.equals(stands(id))) {
            throw new Refused("timeline.edit.meanwhile");
        }
        return changed == 1;
    }

    private String stands(PostId id) {
        return jdbc.sql("select text from circle.post where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The words as they stand now; empty if they are not there any more, for this reader. */
    @Transactional(readOnly = true)
    public Optional<String> words(CircleId circle, PostId id) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return posts.find(seat, id).filter(post -> !post.erased()).map(Post::text);
    }

    /** What stood there before, the first words first: for the author and for a resident, as far as they read the post. */
    @Transactional(readOnly = true)
    public List<EarlierWords> earlier(CircleId circle, PostId id) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var post = posts.get(seat, id);
        if (!post.isOf(seat.account()) && !seat.isResident()) {
            throw posts.noRight(seat, post, "READ_EARLIER");
        }
        return jdbc.sql("select text, since from circle.post_version where post_id = ? order by number")
                .param(id.value())
                .query((row, _) ->
                        new EarlierWords(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }
}
