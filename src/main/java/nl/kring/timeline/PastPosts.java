package nl.kring.timeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.Audience;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleView;
import nl.kring.circle.PastSeats;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.timeline.WritingPosts.Draft;
import nl.kring.timeline.photo.PhotoStore;
import nl.kring.timeline.photo.Picture;
import nl.kring.timeline.photo.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A past that a demo has: by a job, and by the same rules as what is told now. A year is written in seconds, since each seat and each
 * audience is asked for once a circle. Nobody is told.
 */
@Service
@Transactional
public class PastPosts {
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final Kinds kinds;
    private final WritingPosts writing;
    private final Pictures pictures;
    private final PhotoStore store;
    private final JdbcClient jdbc;
    private final Clock clock;

    PastPosts(
            CircleJobs circles,
            AudienceService audiences,
            Kinds kinds,
            WritingPosts writing,
            Pictures pictures,
            PhotoStore store,
            JdbcClient jdbc,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.kinds = kinds;
        this.writing = writing;
        this.pictures = pictures;
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes what was told in one circle, the oldest first; of each for whom it is. What its author may not tell is refused. */
    public Map<PostId, Audience> tell(CircleId circle, List<PastPost> posts) {
        Acting.requireJob();
        var telling = new Telling(circles.view(circle));
        posts.forEach(telling::write);
        telling.keep();
        return telling.written;
    }

    private final class Telling {
        private final CircleView circle;
        private final PastSeats seats;
        private final Map<PostId, Audience> written = new LinkedHashMap<>();
        private final List<Draft> drafts = new ArrayList<>();
        private final Map<PostId, Instant> shown = new LinkedHashMap<>();

        private Telling(CircleView circle) {
            this.circle = circle;
            this.seats = new PastSeats(circle.id(), circles, audiences);
        }

        private void write(PastPost past) {
            var post = past.post();
            var seat = seats.of(past.author());
            seat.may(Act.POST, post.topic());
            var fit = kinds.fit(
                    seat, circle, post, past.at().atZone(MovingClock.ZONE).toLocalDate());
            var thread = Optional.ofNullable(past.thread());
            var audience = thread.map(first -> thatOf(first, past.author())).orElseGet(() -> fit.hiddenUntil()
                    .map(until -> seats.surprise(past.author(), post.only(), until))
                    .orElseGet(() -> seats.audience(past.author(), post.topic(), fit.about(), post.only())));
            kinds.refuseWhoCannotAnswer(seat, circle, fit.row(), audience);
            drafts.add(new Draft(
                    post.id().value(),
                    circle.id(),
                    audience.id(),
                    thread.orElse(post.id()).value(),
                    past.author(),
                    WritingPosts.checked(post.text(), post.kind()),
                    past.at(),
                    false,
                    fit.row()));
            fit.hiddenUntil()
                    .filter(until -> !until.isAfter(clock.instant()))
                    .ifPresent(until -> shown.put(post.id(), until));
            written.put(post.id(), audience);
        }

        private void keep() {
            writing.writeAll(drafts);
            shown.forEach((post, at) -> jdbc.sql("update circle.post set revealed_at = ? where id = ?")
                    .param(Timestamp.from(at))
                    .param(post.value())
                    .update());
        }

        /** An answer is for exactly those who see what it answers, and its author is one of them. */
        private Audience thatOf(PostId first, AccountId author) {
            return Optional.ofNullable(written.get(first))
                    .filter(audience -> audience.readers().stream()
                            .anyMatch(reader -> reader.account().equals(author)))
                    .orElseThrow(NotFound::new);
        }
    }

    /** What one person said and saw of posts that he or she reads; PostgreSQL asks that of whoever acts in the transaction. */
    public void echo(CircleId circle, AccountId who, Map<PostId, Reaction> said, Collection<PostId> saw) {
        Acting.requireJob();
        var words = List.copyOf(said.entrySet());
        jdbc.sql("insert into circle.reaction (post_id, circle_id, account_id, kind) "
                        + "select p, ?, ?, k from unnest(?::uuid[], ?::text[]) as said (p, k)")
                .param(circle.value())
                .param(who.value())
                .param(words.stream().map(word -> word.getKey().value()).toArray(UUID[]::new))
                .param(words.stream().map(word -> word.getValue().name()).toArray(String[]::new))
                .update();
        jdbc.sql("insert into circle.read_receipt (post_id, circle_id, account_id, at) "
                        + "select id, circle_id, ?, least(at + interval '3 hours', common.kring_now()) from circle.post "
                        + "where id = any (?::uuid[]) and circle_id = ?")
                .param(who.value())
                .param(saw.stream().map(PostId::value).toArray(UUID[]::new))
                .param(circle.value())
                .update();
    }

    /** That somebody said of these that they are answered. */
    public void answered(CircleId circle, AccountId who, Collection<PostId> questions) {
        Acting.requireJob();
        jdbc.sql(
                        "insert into circle.question_answered (post_id, circle_id, account_id) select q, ?, ? from unnest(?::uuid[]) as q")
                .param(circle.value())
                .param(who.value())
                .param(questions.stream().map(PostId::value).toArray(UUID[]::new))
                .update();
    }

    /** A photo of what its author told; it is drawn anew, as any that is sent. */
    public void photo(CircleId circle, PostId post, AccountId author, byte[] sent, String alt) {
        Acting.requireJob();
        var picture = picture(sent);
        var id = UUID.nameUUIDFromBytes(post.value().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jdbc.sql("insert into circle.photo (id, circle_id, author_id, width, height) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(circle.value())
                .param(author.value())
                .param(picture.width())
                .param(picture.height())
                .update();
        store.keep(id, picture);
        jdbc.sql("update circle.photo set post_id = ?, alt = ? where id = ?")
                .param(post.value())
                .param(alt)
                .param(id)
                .update();
    }

    private Picture picture(byte[] sent) {
        try {
            return pictures.of(new ByteArrayInputStream(sent));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
