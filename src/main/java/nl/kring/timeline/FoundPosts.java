package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.AudienceService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one post that an act is about, as far as somebody reads it, and what it is about. */
@Component
class FoundPosts {
    private final AudienceService audiences;
    private final PostRepository posts;
    private final JdbcClient jdbc;
    private final Clock clock;

    FoundPosts(AudienceService audiences, PostRepository posts, JdbcClient jdbc, Clock clock) {
        this.audiences = audiences;
        this.posts = posts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Post> find(Seat seat, PostId id) {
        return posts.findByIdAndCircleId(id.value(), seat.circle().value())
                .filter(post -> audiences.audiencesOf(seat).contains(post.audience()));
    }

    Post get(Seat seat, PostId id) {
        return find(seat, id).orElseThrow(() -> new NotFound(id.value()));
    }

    /** What is thrown where an act on a post is somebody else's; of what is hidden no log tells that it was tried. */
    RuntimeException noRight(Seat seat, Post post, String act) {
        return addressed(post).hidden() ? new NotFound() : seat.noRight(act);
    }

    /**
     * For whom a post is.
     *
     * @param about the one resident of a household whom it is about, if so
     * @param hidden it is a surprise still
     */
    record Addressed(Topic topic, Optional<AccountId> about, boolean hidden) {}

    Addressed addressed(Post post) {
        return jdbc.sql("select topic, subject_id, hidden_until from circle.audience where id = ?")
                .param(post.audience())
                .query((row, _) -> new Addressed(
                        Topic.valueOf(row.getString(1)),
                        Optional.ofNullable(row.getObject(2, UUID.class)).map(AccountId::new),
                        Optional.ofNullable(row.getTimestamp(3))
                                .map(Timestamp::toInstant)
                                .filter(this::isToCome)
                                .isPresent()))
                .single();
    }

    private boolean isToCome(Instant at) {
        return at.isAfter(clock.instant());
    }
}
