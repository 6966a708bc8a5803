package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.timeline.WritingPosts.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts that come from another system, or that a demo tells of the past: written by a job in the name of their author. */
@Service
@Transactional
public class TimelineJobs {
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final WritingPosts writing;
    private final JdbcClient jdbc;

    TimelineJobs(CircleJobs circles, AudienceService audiences, WritingPosts writing, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.writing = writing;
        this.jdbc = jdbc;
    }

    /** Keeps that somebody read a post elsewhere. */
    public void read(CircleId circle, PostId post, AccountId reader, Instant at) {
        Acting.requireJob();
        circles.seatOf(circle, reader).orElseThrow(NotFound::new);
        jdbc.sql(
                        "insert into circle.read_receipt (post_id, circle_id, account_id, at) values (?, ?, ?, ?) on conflict do nothing")
                .param(post.value())
                .param(circle.value())
                .param(reader.value())
                .param(Timestamp.from(at))
                .update();
    }

    /** Keeps on which days somebody who works in a circle reads. */
    public void readsOn(AccountId reader, Set<DayOfWeek> days) {
        Acting.requireJob();
        days.forEach(
                day -> jdbc.sql("insert into circle.reading_day (account_id, day) values (?, ?) on conflict do nothing")
                        .param(reader.value())
                        .param(day.getValue())
                        .update());
    }

    /** Writes a post at its own time. False if it stood there already. */
    public boolean write(CircleId circle, ImportedPost post) {
        Acting.requireJob();
        var seat = circles.seatOf(circle, post.author()).orElseThrow(NotFound::new);
        var audience = audiences.forTopic(seat, post.topic(), post.about(), post.only());
        return writing.write(new Draft(
                post.id().value(),
                circle,
                audience.id(),
                Optional.ofNullable(post.thread()).orElse(post.id()).value(),
                post.author(),
                WritingPosts.checked(post.text()),
                post.at(),
                post.atEstimated()));
    }
}
