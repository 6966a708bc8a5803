package nl.kring.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.invite.SketchJobs;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.timeline.BroughtPost;
import nl.kring.timeline.BroughtPosts;
import nl.kring.timeline.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a resident brings along, all of it or nothing. Refuses everybody who is signed in. */
@Service
@Transactional
public class BringJobs {
    private final BroughtPosts posts;
    private final SketchJobs sketches;
    private final Signing signing;
    private final JdbcClient jdbc;

    BringJobs(BroughtPosts posts, SketchJobs sketches, Signing signing, JdbcClient jdbc) {
        this.posts = posts;
        this.sketches = sketches;
        this.signing = signing;
        this.jdbc = jdbc;
    }

    /** Whose seal it is. */
    @Transactional(readOnly = true)
    public Archive.Signer signer(String key) {
        Acting.requireJob();
        return signing.whose(key);
    }

    /** Brings in what was shown. */
    public BringService.Outcome bring(CircleId circle, AccountId resident, Archive archive) {
        Acting.requireJob();
        var written = told(circle, resident, archive);
        var names = sketches.draw(
                circle,
                resident,
                archive.names().stream()
                        .map(name -> new SketchJobs.Named(name.firstName(), name.ring()))
                        .toList());
        return new BringService.Outcome(written, names.drawn(), names.noRoom());
    }

    /** How many posts were not there yet. The same file again, or twice at once, brings nothing. */
    private int told(CircleId circle, AccountId resident, Archive archive) {
        var id = Ids.next();
        var first = jdbc.sql(
                        "insert into circle.brought (id, circle_id, account_id, archive_id, whose, made_from, signer, made_at) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (circle_id, archive_id) do nothing")
                .param(id)
                .param(circle.value())
                .param(resident.value())
                .param(archive.id())
                .param(archive.whose())
                .param(archive.from())
                .param(archive.signer().known().name())
                .param(Timestamp.from(archive.made()))
                .update();
        if (first == 0) {
            return 0;
        }
        var written = posts.bring(circle, resident, id, here(circle, notOfHere(circle, archive.posts())));
        jdbc.sql("update circle.brought set posts = ? where id = ?")
                .param(written)
                .param(id)
                .update();
        return written;
    }

    /** Lets who reads about a topic here read what came along about it, or again only the resident. */
    public void letRead(CircleId circle, AccountId resident, Topic topic, boolean others) {
        Acting.requireJob();
        posts.letRead(circle, resident, topic, others);
    }

    /** A file that this very circle made brings nothing of what stands here. */
    private List<BroughtPost> notOfHere(CircleId circle, List<BroughtPost> all) {
        var here = Set.copyOf(jdbc.sql("select id from circle.post where circle_id = ? and id = any (?::uuid[])")
                .param(circle.value())
                .param(all.stream()
                        .map(post -> post.id().value().toString())
                        .collect(Collectors.joining(",", "{", "}")))
                .query(UUID.class)
                .list());
        return all.stream().filter(post -> !here.contains(post.id().value())).toList();
    }

    private static List<BroughtPost> here(CircleId circle, List<BroughtPost> there) {
        return there.stream()
                .map(post -> new BroughtPost(
                        here(circle, post.id()),
                        here(circle, post.thread()),
                        post.toldBy(),
                        post.text(),
                        post.topic(),
                        post.few(),
                        post.at(),
                        post.atEstimated(),
                        post.erased(),
                        post.face()))
                .toList();
    }

    /** Its place in time, and for the rest an id that only this circle gives it: a second file of the same circle brings a post once. */
    static PostId here(CircleId circle, PostId there) {
        var sum =
                ArchiveFile.sha256().digest((circle.value() + "|" + there.value()).getBytes(StandardCharsets.US_ASCII));
        var low = ByteBuffer.wrap(sum).getLong() >>> 2 | 1L << 63;
        return new PostId(new UUID(there.value().getMostSignificantBits(), low));
    }
}
