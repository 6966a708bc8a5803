package nl.kring.timeline;

import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.TimelineEvent.PostReacted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says one word about a post or an answer (R-C4): of each person one, which another replaces. */
@Service
@Transactional
public class ReactionService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final PostRepository posts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ReactionService(
            CircleService circles,
            AudienceService audiences,
            PostRepository posts,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.audiences = audiences;
        this.posts = posts;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What this person says of it from now on; empty takes it back. Asked for twice, it is so once. */
    public void react(CircleId circle, PostId id, Optional<Reaction> reaction) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var post = posts.findByIdAndCircleId(id.value(), circle.value())
                .filter(found -> audiences.audiencesOf(seat).contains(found.audience()))
                .orElseThrow(() -> new NotFound(id.value()));
        if (post.erased()) {
            throw new Refused("timeline.erased");
        }
        seat.may(Act.POST, topic(post));
        if (reaction.map(kind -> says(seat, id, kind)).orElseGet(() -> takesBack(seat, id))) {
            events.publishEvent(new PostReacted(circle, id));
        }
    }

    private Topic topic(Post post) {
        return jdbc.sql("select topic from circle.audience where id = ?")
                .param(post.audience())
                .query((row, _) -> Topic.valueOf(row.getString(1)))
                .single();
    }

    private boolean says(Seat seat, PostId post, Reaction kind) {
        return jdbc.sql(
                                "insert into circle.reaction as r (post_id, circle_id, account_id, kind) values (?, ?, ?, ?) "
                                        + "on conflict (post_id, account_id) do update set kind = excluded.kind, at = excluded.at where r.kind <> excluded.kind")
                        .param(post.value())
                        .param(seat.circle().value())
                        .param(seat.account().value())
                        .param(kind.name())
                        .update()
                == 1;
    }

    private boolean takesBack(Seat seat, PostId post) {
        return jdbc.sql("delete from circle.reaction where post_id = ? and account_id = ?")
                        .param(post.value())
                        .param(seat.account().value())
                        .update()
                == 1;
    }
}
