package nl.kring.timeline;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountService;
import nl.kring.timeline.PostView.Reads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who saw what (R-C3): of who lets it be known, said to who wrote it and to the resident. Who works here has reading days instead. */
@Service
@Transactional
public class ReceiptService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final Echoes echoes;
    private final AccountService accounts;
    private final JdbcClient jdbc;

    ReceiptService(
            CircleService circles, AudienceService audiences, Echoes echoes, AccountService accounts, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.echoes = echoes;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Keeps that this person saw these, in one statement; no page is told. What she may not read, or wrote herself, is passed over. */
    public void saw(CircleId circle, Collection<PostId> posts) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (Echoes.leavesMarks(seat)) {
            jdbc.sql(
                            "insert into circle.read_receipt (post_id, circle_id, account_id, at) "
                                    + "select p.id, p.circle_id, :me, common.kring_now() from circle.post p where p.id = any (:posts::uuid[]) "
                                    + "and p.circle_id = :circle and p.audience_id = any (:mine::uuid[]) and p.author_id <> :me "
                                    + "and p.deleted_at is null "
                                    + "and not exists (select 1 from circle.receipts_off o where o.account_id = :me) on conflict do nothing")
                    .param("me", seat.account().value())
                    .param("circle", circle.value())
                    .param("posts", Echoes.these(posts.stream().map(PostId::value)))
                    .param("mine", Echoes.these(audiences.audiencesOf(seat).stream()))
                    .update();
        }
    }

    /** What this person lets others know. */
    @Transactional(readOnly = true)
    public ReadingHabit mine() {
        var me = accounts.current().account();
        return new ReadingHabit(
                !jdbc.sql("select exists (select 1 from circle.receipts_off where account_id = ?)")
                        .param(me.value())
                        .query(Boolean.class)
                        .single(),
                echoes.days(Set.of(me)).getOrDefault(me, Set.of()));
    }

    /** Whether it is said from now on what this person saw; if not, what was said of it is gone too. */
    public void leaveReceipts(boolean leave) {
        var me = accounts.current().account();
        jdbc.sql(
                        leave
                                ? "delete from circle.receipts_off where account_id = ?"
                                : "insert into circle.receipts_off (account_id) values (?) on conflict do nothing")
                .param(me.value())
                .update();
        if (!leave) {
            jdbc.sql("delete from circle.read_receipt where account_id = ?")
                    .param(me.value())
                    .update();
        }
    }

    /** On which days this person reads where she works. */
    public void readOn(Set<DayOfWeek> days) {
        var me = accounts.current().account();
        jdbc.sql("delete from circle.reading_day where account_id = ?")
                .param(me.value())
                .update();
        jdbc.sql("insert into circle.reading_day (account_id, day) select ?, unnest(?::smallint[])")
                .param(me.value())
                .param(days.stream().map(day -> "" + day.getValue()).collect(Collectors.joining(",", "{", "}")))
                .update();
    }

    /** On which days others who work in this circle read, as far as they said so. */
    @Transactional(readOnly = true)
    public List<Reads> days(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var view = circles.view(circle);
        return Echoes.reads(
                view.members().stream()
                        .filter(member -> !member.person().account().equals(seat.account())),
                echoes.days(Echoes.working(view)));
    }
}
