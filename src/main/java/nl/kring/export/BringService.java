package nl.kring.export;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountService;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.BroughtPosts;
import nl.kring.timeline.BroughtTopic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * "Ik neem mijn kring mee" (R-M9): a resident brings a circle from elsewhere into the one that she began here. First she reads what is
 * in it. What was told she reads alone until she lets others; who was in it is a name on her picture, whom she asks herself.
 */
@Service
public class BringService {
    /** The largest file that may come. */
    public static final int MOST_MEGABYTES = ArchiveFile.MEGABYTES;

    public static final int MOST_BYTES = ArchiveFile.MOST;

    private static final String JOB = "bring";
    private static final int TRIES = 20;
    private static final int MINUTES = 10;

    /** One at a time: a large file takes memory, and nobody waits long. */
    private final Semaphore opening = new Semaphore(1);

    private final CircleService circles;
    private final BroughtPosts posts;
    private final BringJobs jobs;
    private final AccountService accounts;
    private final RateLimits limits;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BringService(
            CircleService circles,
            BroughtPosts posts,
            BringJobs jobs,
            AccountService accounts,
            RateLimits limits,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.circles = circles;
        this.posts = posts;
        this.jobs = jobs;
        this.accounts = accounts;
        this.limits = limits;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file that came in before. */
    public record Before(UUID archive, String whose, String from, Archive.Known signer, Instant at, int posts) {}

    /**
     * What came of it.
     *
     * @param posts how many were not here yet
     * @param drawn names that came on her picture
     * @param noRoom names for which there is no place on it
     */
    public record Outcome(int posts, List<String> drawn, List<String> noRoom) {}

    /** What is in a file that she chose; nothing of it is kept. */
    @Transactional(propagation = Propagation.NEVER)
    public Archive open(CircleId circle, InputStream file) {
        var seat = seat(circle);
        if (!Acting.asSystem(JOB, () -> limits.allow("bring:" + seat.account().value(), TRIES, MINUTES))) {
            throw new Refused("bring.often");
        }
        opening.acquireUninterruptibly();
        try {
            var opened = ArchiveFile.open(file);
            var signer =
                    Acting.asSystem(JOB, () -> jobs.signer(opened.manifest().key()));
            var archive = ArchiveReader.read(opened, signer, clock.instant());
            var hers = archive.whose().equalsIgnoreCase(accounts.me().firstName()) ? archive : archive.ofAnother();
            return circles.view(circle).healthAllowed(Optional.of(seat.account())) ? hers : hers.withoutHealth();
        } finally {
            opening.release();
        }
    }

    /** Her yes to what she read: all of it comes in at once, or nothing. That she did so is noted after it, in her own name. */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome bring(CircleId circle, Archive archive) {
        var seat = seat(circle);
        seat.mayWrite(Act.BRING_ALONG);
        var outcome = Acting.asSystem(JOB, () -> jobs.bring(circle, seat.account(), archive));
        transaction.executeWithoutResult(
                _ -> log.write(circle.value(), seat.account(), "BROUGHT", "CIRCLE", archive.id()));
        return outcome;
    }

    /** What she brought before, newest first. */
    @Transactional(readOnly = true)
    public List<Before> before(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.TAKE_CIRCLE);
        return jdbc.sql("select archive_id, whose, made_from, signer, at, posts from circle.brought "
                        + "where circle_id = ? and account_id = ? order by id desc")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> new Before(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Archive.Known.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant(),
                        row.getInt(6)))
                .list();
    }

    /** By topic how much came along, and whether others read it. */
    @Transactional(readOnly = true)
    public List<BroughtTopic> topics(CircleId circle) {
        return posts.topics(circle);
    }

    /** She lets who reads about a topic in this circle read what came along about it; or again nobody but herself. */
    @Transactional(propagation = Propagation.NEVER)
    public void letRead(CircleId circle, Topic topic, boolean others) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.BRING_ALONG);
        Acting.asSystem(JOB, () -> jobs.letRead(circle, seat.account(), topic, others));
        transaction.executeWithoutResult(_ -> {
            if (others) {
                log.write(circle.value(), seat.account(), "SHARED", "BROUGHT", circle.value());
            } else {
                log.write(circle.value(), seat.account(), "HID", "BROUGHT", circle.value());
            }
        });
    }

    /** Before the yes to a circle nothing is kept in it. */
    private Seat seat(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.BRING_ALONG);
        if (seat.state() == CircleState.FORMING && !circles.view(circle).confirmed()) {
            throw new Refused("bring.yesFirst");
        }
        return seat;
    }
}
