package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.PauseService;
import nl.kring.circle.PauseView;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who leaves, or waits for a while: what becomes of the line, of the words, and of what that person could read. */
@KringTest
class LeavingTests extends WatchTest {
    @Autowired
    private CircleService service;

    @Autowired
    private PauseService pauses;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private TransactionTemplate transaction;

    private void due() {
        works.stream()
                .filter(work -> Set.of("lines", "pauses").contains(work.name()))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private void leave(AccountId person) {
        People.run(person, () -> service.leave(circle));
        due();
    }

    private boolean tooFew(AccountId reader) {
        return People.as(reader, () -> watch.plan(circle))
                .flatMap(PlanView::texts)
                .orElseThrow()
                .tooFew();
    }

    /** Henk left before: two are in the line. */
    private void onlyTwoInTheLine() {
        due();
        leave(henk);
        assertThat(tooFew(douwe)).isFalse();
        assertThat(sent("lineShort")).isEmpty();
    }

    @Test
    void at_b6_of_two_in_the_line_one_leaves_and_the_plan_says_so_and_the_resident_and_the_holder_are_told() {
        onlyTwoInTheLine();
        leave(rixt);
        assertThat(tooFew(douwe)).isTrue();
        assertThat(tooFew(anke)).isTrue();
        assertThat(tooFew(bauke)).isTrue();
        assertThat(sent("lineShort.own")).extracting(Sent::to).containsExactly(douwe);
        assertThat(sent("lineShort")).extracting(Sent::to).containsExactly(anke);
        due();
        assertThat(sent("lineShort")).hasSize(1);
        assertThat(People.as(douwe, () -> service.log(circle)))
                .extracting(AccessLog.Line::action)
                .contains("FOUND", "LEFT");
        seat(henk, "oud-collega", nl.kring.circle.Ring.HELPERS, false);
        approve(plan(List.of(bauke, henk)));
        due();
        assertThat(tooFew(douwe)).isFalse();
    }

    private NewPlan plan(List<AccountId> line) {
        return anew(plan().line().stream()
                .filter(place -> line.contains(place.person()))
                .toList());
    }

    @Test
    void r_b8_what_a_leaver_had_picked_up_goes_to_the_next_at_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(henk);
        var level = alertFor(douwe).orElseThrow().level();
        leave(henk);
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isGreaterThan(level);
        assertThat(asked()).contains(rixt);
    }

    /** What hurt: only alerts that were raised under the plan of today were looked at. */
    @Test
    void r_b8_also_when_the_plan_was_agreed_anew_since() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(henk);
        approve(plan(List.of(bauke, rixt)));
        due();
        var level = alertFor(douwe).orElseThrow().level();
        leave(henk);
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isGreaterThan(level);
    }

    /** What hurt: who was asked and left was waited for, and whoever saw it believed that somebody might come. */
    @Test
    void r_d19_when_all_who_were_asked_leave_the_next_are_asked_and_without_any_it_is_said() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        leave(bauke);
        tick();
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        leave(henk);
        leave(rixt);
        tick();
        assertThat(asked()).endsWith(anke);
        assertThat(sent("alert").getLast().words())
                .as("nobody else is left to call")
                .containsExactly("Douwe", "Douwe");
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isFalse();
        leave(anke);
        tick();
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(alertFor(douwe).orElseThrow().nobodyNow()).isTrue();
        assertThat(sent("alertNobody")).extracting(Sent::to).contains(sietske);
    }

    @Test
    void r_d19_of_a_yellow_alert_whose_holder_left_the_deputy_is_asked() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        see(sietske, false, LIGHT);
        assertThat(asked()).containsExactly(anke);
        leave(anke);
        tick();
        assertThat(asked()).as("the deputy").containsExactly(anke, jannie);
        assertThat(sent("alert").getLast().words())
                .as("whom to call is not who left")
                .containsExactly("Douwe", "Bauke");
    }

    @Test
    void whoSawItIsTakenOutInTheMiddleAndTheAlertGoesOnWithoutHer() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        People.run(douwe, () -> service.remove(circle, sietske));
        due();
        assertThatThrownBy(() -> alertFor(sietske)).isInstanceOf(NotFound.class);
        assertThat(alertFor(bauke).orElseThrow().observations()).hasSize(1);
        clock.forward(Duration.ofHours(4).plusSeconds(1));
        tick();
        assertThat(alertFor(bauke).orElseThrow().level()).isEqualTo(2);
        List.of(bauke, henk, rixt, anke).forEach(this::cannot);
        mailsLeave();
        assertThat(alertFor(douwe).orElseThrow().nobodyNow()).isTrue();
        assertThat(sent("alertNobody"))
                .as("nothing leaves to who is not in the circle any more")
                .filteredOn(sent -> sent.to().equals(sietske))
                .extracting(Sent::state)
                .doesNotContain("SENT");
        claim(bauke);
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();
    }

    private void mailsLeave() {
        works.stream().filter(work -> work.name().equals("deliveries")).forEach(work -> {
            for (var turn = 0; turn < 500 && people.mailWaits(); turn++) {
                Acting.asSystem(work.name(), work::doWhatIsDue);
            }
        });
    }

    /** What hurt: with fifty a tick, oldest first, whoever came after fifty others waited. */
    @Test
    void r_b8_however_many_plans_and_alerts_are_due_before_it_this_one_is_looked_at_in_the_same_tick() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(henk);
        var level = alertFor(douwe).orElseThrow().level();
        manyAreDueBefore();
        leave(henk);
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isGreaterThan(level);
    }

    /** Sixty plans of another circle, older than ours, with an alert each that was due an hour ago. */
    private void manyAreDueBefore() {
        var other = people.circle(people.tenant(), people.person("Ander"));
        for (var n = 0; n < 60; n++) {
            var who = people.person("Ander");
            people.job(() -> transaction.execute(_ -> {
                var plan = new java.util.UUID(0, who.value().getLeastSignificantBits());
                jdbc.sql(
                                "insert into circle.early_warning_plan (id, circle_id, resident_id, version_no, green, helps, helps_not, "
                                        + "approved_at) values (?, ?, ?, 1, '', '{}', '{}', common.kring_now())")
                        .params(plan, other.value(), who.value())
                        .update();
                return jdbc.sql(
                                "insert into circle.alert (id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking, "
                                        + "owner_id, next_due_at) values (uuidv7(), ?, ?, ?, 'ORANGE', common.kring_now(), 1, 'ACKNOWLEDGED', "
                                        + "false, ?, common.kring_now() - interval '1 hour')")
                        .params(other.value(), plan, who.value(), who.value())
                        .update();
            }));
        }
    }

    @Test
    void r_b9_what_a_leaver_told_stays_by_name_for_thirty_days_and_then_as_somebody_who_was_in_it() {
        var post = new NewPost(new PostId(Ids.next()), "Soep staat klaar", Topic.PRACTICAL, Optional.empty());
        People.run(sietske, () -> timeline.post(circle, post));
        leave(sietske);
        assertThat(author(post)).contains("Sietske");
        clock.forward(Duration.ofDays(29));
        assertThat(author(post)).contains("Sietske");
        clock.forward(Duration.ofDays(2));
        assertThat(author(post)).isEmpty();
    }

    private Optional<String> author(NewPost post) {
        return People.as(douwe, () -> timeline.posts(circle, List.of(post.id().value())))
                .get(post.id().value())
                .author()
                .map(nl.kring.circle.CirclePerson::firstName);
    }

    @Test
    void r_b8_who_left_reads_nothing_more_and_a_resident_cannot_leave() {
        leave(sietske);
        assertThatThrownBy(() -> People.run(sietske, () -> service.view(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(everything(sietske)).isZero();
        assertThatThrownBy(() -> People.run(douwe, () -> service.leave(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(stranger, () -> service.leave(circle)))
                .isInstanceOf(NotFound.class);
    }

    /** Each table of the circle space, as PostgreSQL shows it by itself. */
    private long everything(AccountId person) {
        var tables = people.job(() -> jdbc.sql(
                        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                + "join pg_attribute a on a.attrelid = c.oid and a.attname = 'circle_id' and not a.attisdropped "
                                + "where n.nspname = 'circle' and c.relkind = 'r' and has_table_privilege('kring_circle', c.oid, 'select')")
                .query(String.class)
                .list());
        assertThat(tables).contains("post", "observation", "warning_sign", "member_pause", "circle_member");
        return tables.stream().mapToLong(table -> rows(person, table)).sum();
    }

    private long rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void r_b3_who_waits_reads_nothing_in_java_and_in_postgresql_alone_until_it_ends_by_itself() {
        People.run(
                sietske,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
        see(sietske, true, ANGRY);
        assertThat(everything(sietske)).isPositive();
        People.run(anke, () -> pauses.pause(circle, sietske, Ids.next()));
        assertThat(everything(sietske)).isZero();
        assertThatThrownBy(() -> People.run(sietske, () -> service.view(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(sietske, () -> watch.observations(circle)))
                .isInstanceOf(NotFound.class);
        clock.forward(Duration.ofHours(71));
        due();
        assertThat(everything(sietske)).isZero();
        clock.forward(Duration.ofHours(1).plusSeconds(2));
        assertThat(everything(sietske)).isPositive();
        due();
        assertThat(People.as(douwe, () -> pauses.running(circle))).isEmpty();
        assertThat(People.as(sietske, () -> service.view(circle)).members()).isNotEmpty();
    }

    @Test
    void r_b3_the_resident_is_asked_at_once_and_ends_it_or_lets_it_stand() {
        var id = Ids.next();
        People.run(anke, () -> pauses.pause(circle, sietske, id));
        People.run(anke, () -> pauses.pause(circle, sietske, id));
        assertThat(sent("pause")).extracting(Sent::to).containsExactly(douwe);
        assertThat(People.as(douwe, () -> pauses.running(circle)))
                .extracting(pause -> pause.person().firstName(), PauseView::by, PauseView::answered)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Sietske", "Anke", false));
        assertThat(People.as(bauke, () -> pauses.running(circle))).isEmpty();
        People.run(douwe, () -> pauses.letStand(circle, id));
        assertThat(People.as(anke, () -> pauses.running(circle)))
                .extracting(PauseView::answered)
                .containsExactly(true);
        assertThat(everything(sietske)).isZero();
        People.run(douwe, () -> pauses.end(circle, id));
        assertThat(everything(sietske)).isPositive();
        assertThatThrownBy(() -> People.run(anke, () -> pauses.pause(circle, sietske, Ids.next())))
                .isInstanceOf(nl.kring.platform.Refused.class);
    }

    @Test
    void r_b8_a_pause_that_leaves_too_few_in_the_line_says_so_and_is_over_with_it() {
        onlyTwoInTheLine();
        var id = Ids.next();
        People.run(anke, () -> pauses.pause(circle, rixt, id));
        due();
        assertThat(tooFew(douwe)).isTrue();
        People.run(douwe, () -> pauses.end(circle, id));
        due();
        assertThat(tooFew(douwe)).isFalse();
    }

    @Test
    void r_b4_a_coordinator_pauses_no_resident_no_representative_and_no_other_coordinator_and_removes_nobody() {
        var second = people.person("Sjoerd");
        var mentor = people.person("Meint");
        seat(second, "broer", nl.kring.circle.Ring.INNER, true);
        seat(mentor, "mentor", nl.kring.circle.Ring.INNER, false);
        people.speaksFor(circle, douwe, mentor, true);
        for (var untouched : List.of(douwe, second, mentor, stranger, anke)) {
            assertThatThrownBy(() -> People.run(anke, () -> pauses.pause(circle, untouched, Ids.next())))
                    .isInstanceOf(nl.kring.platform.Refused.class);
            assertThatThrownBy(() -> alone(anke, untouched, "interval '72 hours'"))
                    .isInstanceOf(DataAccessException.class);
        }
        for (var other : List.of(douwe, second, sietske)) {
            assertThatThrownBy(() -> People.run(anke, () -> service.remove(circle, other)))
                    .isInstanceOf(NoRight.class);
        }
        assertThatThrownBy(() -> People.run(anke, () -> service.log(circle))).isInstanceOf(NoRight.class);
        assertThat(change(
                        anke,
                        "update circle.circle_member set ended_at = now() where circle_id = '" + circle.value()
                                + "' and account_id <> '" + anke.value() + "'"))
                .isZero();
        assertThat(change(anke, "update circle.member_pause set ended_at = now()"))
                .isZero();
    }

    @Test
    void r_b3_postgresql_alone_knows_who_may_pause_and_how_long() {
        assertThatThrownBy(() -> alone(anke, sietske, "interval '73 hours'"))
                .rootCause()
                .hasMessageContaining("check constraint");
        for (var other : List.of(bauke, henk, jannie, douwe, stranger)) {
            assertThatThrownBy(() -> alone(other, sietske, "interval '72 hours'"))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        assertThatThrownBy(() -> change(anke, "update circle.circle_member set paused_until = null"))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(alone(anke, sietske, "interval '72 hours'")).isEqualTo(1);
        assertThat(everything(sietske)).isZero();
        assertThatThrownBy(() -> alone(anke, sietske, "interval '72 hours'")).isInstanceOf(DataAccessException.class);
    }

    private int alone(AccountId coordinator, AccountId member, String length) {
        return People.as(
                coordinator,
                () -> transaction.execute(_ -> jdbc.sql("with now as materialized (select common.kring_now() as it) "
                                + "insert into circle.member_pause (id, circle_id, account_id, by_id, at, until) "
                                + "select uuidv7(), ?, ?, ?, it, it + " + length + " from now")
                        .param(circle.value())
                        .param(member.value())
                        .param(coordinator.value())
                        .update()));
    }

    private int change(AccountId person, String sql) {
        return People.as(person, () -> transaction.execute(_ -> jdbc.sql(sql).update()));
    }
}
