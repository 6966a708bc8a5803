package nl.kring.timeline;

import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.About;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts that a resident brought along from a circle elsewhere (R-M9): she alone reads them, until she lets others. Nobody is told. */
@Service
@Transactional
public class BroughtPosts {
    /** Threads; what was answered here since then goes with them. */
    private static final String OF_A_TOPIC =
            "(select p.id from circle.post p join circle.audience a on a.id = p.audience_id where p.circle_id = :circle "
                    + "and p.author_id = :resident and p.brought_id is not null and not p.told_to_few and p.thread_id = p.id "
                    + "and a.topic = :topic)";

    private final CircleService circles;
    private final CircleJobs jobs;
    private final AudienceService audiences;
    private final JdbcClient jdbc;

    BroughtPosts(CircleService circles, CircleJobs jobs, AudienceService audiences, JdbcClient jdbc) {
        this.circles = circles;
        this.jobs = jobs;
        this.audiences = audiences;
        this.jdbc = jdbc;
    }

    /** What she brought along and what became of it, by topic. */
    @Transactional(readOnly = true)
    public List<BroughtTopic> topics(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.BRING_ALONG);
        return jdbc.sql("select a.topic, count(*), count(*) filter (where p.told_to_few), "
                        + "coalesce(bool_and(cardinality(a.rings) > 0) filter (where not p.told_to_few), false) from circle.post p join circle.audience a on a.id = p.audience_id "
                        + "where p.circle_id = ? and p.author_id = ? and p.brought_id is not null and p.deleted_at is null "
                        + "group by a.topic order by 2 desc, 1")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> new BroughtTopic(
                        Topic.valueOf(row.getString(1)), row.getInt(2), row.getInt(3), row.getBoolean(4)))
                .list();
    }

    /** Writes what came along, as a job; how many were not there yet. What was there, also if it was taken away since, stays as it is. */
    public int bring(CircleId circle, AccountId resident, UUID brought, List<BroughtPost> posts) {
        Acting.requireJob();
        var seat = residentsSeat(circle, resident);
        Map<Topic, UUID> hers = new EnumMap<>(Topic.class);
        return (int) posts.stream()
                .filter(post -> write(
                        seat, brought, post, hers.computeIfAbsent(post.topic(), topic -> audience(seat, topic, false))))
                .count();
    }

    /** Lets all read who read about a topic here, or again nobody but the resident, as a job. */
    public void letRead(CircleId circle, AccountId resident, Topic topic, boolean others) {
        Acting.requireJob();
        var audience = audience(residentsSeat(circle, resident), topic, others);
        for (var sql : List.of(
                "update circle.entry set audience_id = :audience where circle_id = :circle and id in " + OF_A_TOPIC,
                "update circle.post set audience_id = :audience where circle_id = :circle and thread_id in "
                        + OF_A_TOPIC)) {
            jdbc.sql(sql)
                    .param("audience", audience)
                    .param("circle", circle.value())
                    .param("resident", resident.value())
                    .param("topic", topic.name())
                    .update();
        }
    }

    private Seat residentsSeat(CircleId circle, AccountId resident) {
        return jobs.seatOf(circle, resident).filter(Seat::isResident).orElseThrow(NotFound::new);
    }

    /** In a household it is about her alone: who lives there too does not read it (R-B21). */
    private UUID audience(Seat seat, Topic topic, boolean others) {
        var about = Optional.of(About.only(seat.account()))
                .filter(_ -> jobs.view(seat.circle()).residents().size() > 1);
        return audiences
                .forTopic(seat, topic, about, others ? Optional.empty() : Optional.of(Set.of()))
                .id();
    }

    private boolean write(Seat seat, UUID brought, BroughtPost post, UUID audience) {
        var kind = post.face().<PostKind>map(PostKind.CheckIn::new).orElse(PostKind.ORDINARY);
        var written = jdbc.sql(
                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, at, at_estimated, "
                                + "deleted_at, brought_id, told_by, told_as, told_to_few, kind, face, whose_id) values (:id, :circle, :audience, :thread, "
                                + ":author, :text, :at, :estimated, case when :erased then common.kring_now() end, :brought, :by, :as, "
                                + ":few, :kind, :face::smallint, :whose::uuid) on conflict do nothing")
                .param("id", post.id().value())
                .param("circle", seat.circle().value())
                .param("audience", audience)
                .param("thread", post.thread().value())
                .param("author", seat.account().value())
                .param("text", post.erased() ? "" : WritingPosts.checked(post.text(), kind))
                .param("at", Timestamp.from(post.at()))
                .param("estimated", post.atEstimated())
                .param("erased", post.erased())
                .param("brought", brought)
                .param("by", post.toldBy().map(PostView.Elsewhere::name).orElse(null))
                .param("as", post.toldBy().map(PostView.Elsewhere::relation).orElse(null))
                .param("few", post.few())
                .param("kind", post.face().isPresent() ? KindRow.CHECK_IN : KindRow.UPDATE)
                .param("face", post.face().map(HowItGoes::face).orElse(null))
                .param("whose", post.face().map(_ -> seat.account().value()).orElse(null))
                .update();
        if (written == 1 && post.id().equals(post.thread())) {
            jdbc.sql("insert into circle.entry (id, circle_id, audience_id, kind, author_id, at, at_estimated) "
                            + "values (?, ?, ?, 'UPDATE', ?, ?, ?)")
                    .param(post.id().value())
                    .param(seat.circle().value())
                    .param(audience)
                    .param(seat.account().value())
                    .param(Timestamp.from(post.at()))
                    .param(post.atEstimated())
                    .update();
        }
        return written == 1;
    }
}
