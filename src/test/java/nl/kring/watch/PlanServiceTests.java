package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Making a plan: the resident's own, step by step, with a yes of each who is to be in the line. */
@KringTest
class PlanServiceTests extends WatchTest {
    private static final Hours AWAKE = Hours.daily("08:00", "21:00");

    @Autowired
    private PlanService making;

    @Autowired
    private LineService lines;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private ReviewTick reviewTick;

    @Autowired
    private DraftBecomesPlan becomes;

    @Autowired
    private CircleService service;

    @Autowired
    private ConsentService consents;

    @Autowired
    private TransactionTemplate transaction;

    private PlanDraft draft(AccountId reader) {
        return People.as(reader, () -> making.draft(circle)).orElseThrow();
    }

    private void begin(AccountId by, String effort) {
        People.run(by, () -> making.begin(circle, effort));
    }

    private void save(AccountId by, DraftPart after) {
        var now = draft(by);
        People.run(by, () -> making.save(circle, now.id(), now.part(after.step()), after));
    }

    private void line(DraftPart.Wanted... places) {
        save(douwe, new DraftPart.Line(List.of(places)));
    }

    private static DraftPart.Wanted wanted(AccountId person) {
        return new DraftPart.Wanted(person, AWAKE, true, false);
    }

    private void ask(AccountId by) {
        var id = draft(by).id();
        People.run(by, () -> lines.ask(circle, id));
    }

    private List<LineQuestion> questions(AccountId person) {
        return People.as(person, () -> lines.questions(circle));
    }

    private void answer(AccountId person, boolean yes, boolean woken) {
        var question = questions(person).getFirst();
        People.run(person, () -> lines.answer(circle, question, yes, woken));
    }

    private void approve(AccountId by, String effort) {
        var seen = draft(by);
        People.run(by, () -> making.approve(circle, seen, effort));
    }

    private PlanView.Texts plan(AccountId reader) {
        return People.as(reader, () -> watch.plan(circle)).orElseThrow().texts().orElseThrow();
    }

    private void refused(String key, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }

    private int change(AccountId person, String sql, Object... parameters) {
        return People.as(
                person,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).params(List.of(parameters)).update()));
    }

    private long rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    /** Somebody without a plan, with two who may be asked. */
    private void anotherCircle() {
        circle = people.circle(people.tenant(), douwe);
        seat(anke, "vrouw", Ring.INNER, true);
        seat(bauke, "broer", Ring.INNER, false);
        seat(henk, "oud-collega", Ring.HELPERS, false);
        seat(jannie, "begeleider", Ring.PROFESSIONALS, false);
    }

    private static NewPlan.Sign sign(Phase phase, String text) {
        return new NewPlan.Sign(phase, text, Optional.empty(), Optional.empty(), Set.of(Ring.INNER), Set.of());
    }

    private void fillIn() {
        save(douwe, new DraftPart.Green("Ik ben in de schuur."));
        save(douwe, new DraftPart.Signs(List.of(sign(Phase.YELLOW, "Ik slaap slecht"), sign(Phase.RED, GONE))));
        save(douwe, new DraftPart.Helps(List.of("Samen wandelen", " "), List.of("Veel vragen")));
        save(
                douwe,
                new DraftPart.Actions(
                        List.of(new NewPlan.Action(Phase.ORANGE, "Samen wandelen", List.of(bauke), false, "24 uur"))));
        save(douwe, new DraftPart.Holder(Optional.of(anke), Optional.of(bauke)));
    }

    private NewPlan.Contact practice(Optional<String> phone, Optional<String> mail) {
        return new NewPlan.Contact(
                Phase.ORANGE,
                3,
                "praktijk De Brêge",
                phone,
                mail.map(EmailAddress::new),
                Optional.empty(),
                AWAKE,
                Set.of(NewPlan.Told.PHASE));
    }

    @Test
    void r_d1_she_makes_her_first_plan_step_by_step_and_nothing_acts_on_it_before_it_is_one() {
        anotherCircle();
        assertThat(People.as(douwe, () -> making.mayBegin(circle))).isTrue();
        begin(douwe, "");
        begin(douwe, "");
        assertThat(People.as(douwe, () -> making.mayBegin(circle))).isFalse();
        fillIn();
        var draft = draft(douwe);
        assertThat(draft.helps().helps()).containsExactly("Samen wandelen");
        assertThat(draft.signs().signs()).extracting(NewPlan.Sign::text).containsExactly("Ik slaap slecht", GONE);
        assertThat(People.as(douwe, () -> watch.plan(circle))).isEmpty();
        assertThat(People.as(bauke, () -> watch.signsToTick(circle))).isEmpty();
        line(wanted(bauke), wanted(henk));
        ask(douwe);
        answer(bauke, true, true);
        answer(henk, true, false);
        approve(douwe, "");
        var plan = plan(douwe);
        assertThat(plan.version()).isEqualTo(1);
        assertThat(plan.green()).isEqualTo("Ik ben in de schuur.");
        assertThat(plan.line()).extracting(PlanView.Place::woken).containsExactly(true, false);
        assertThat(People.as(bauke, () -> watch.signsToTick(circle)))
                .extracting(SignView::text)
                .containsExactly("Ik slaap slecht", GONE);
        assertThat(People.as(douwe, () -> making.draft(circle))).isEmpty();
    }

    @Test
    void r_d1_too_much_is_said_and_nothing_of_it_is_kept() {
        begin(douwe, "");
        refused("platform.tooLong", () -> save(douwe, new DraftPart.Green("x".repeat(20_000))));
        refused(
                "platform.tooLong",
                () -> save(douwe, new DraftPart.Signs(List.of(sign(Phase.YELLOW, "x".repeat(201))))));
        refused(
                "plan.tooMany",
                () -> save(
                        douwe,
                        new DraftPart.Signs(java.util.stream.IntStream.range(0, 13)
                                .mapToObj(each -> sign(Phase.YELLOW, "Teken " + each))
                                .toList())));
        assertThat(draft(douwe).green().text()).isEqualTo(plan().green());
        save(douwe, new DraftPart.Green(""));
        refused("plan.missing.green", () -> approve(douwe, ""));
    }

    @Test
    void r_d2_only_she_approves_and_each_version_before_it_is_kept() {
        begin(douwe, "");
        assertThat(draft(douwe).signs().signs()).hasSize(plan().signs().size());
        save(douwe, new DraftPart.Green("Ik fluit."));
        var seen = draft(douwe);
        for (var other : List.of(anke, bauke, jannie, sietske)) {
            assertThatThrownBy(() -> People.run(other, () -> making.approve(circle, seen, "x")))
                    .isInstanceOf(NoRight.class);
        }
        assertThat(plan(douwe).version()).isEqualTo(3);
        approve(douwe, "");
        assertThat(plan(douwe).version()).isEqualTo(4);
        assertThat(plan(douwe).green()).isEqualTo("Ik fluit.");
        assertThat(plan(douwe).reviewAt().orElseThrow())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(178)),
                        clock.instant().plus(Duration.ofDays(186)));
        var versions = People.as(douwe, () -> reviews.versions(circle));
        assertThat(versions).extracting(PlanVersion::number).containsExactly(4, 3);
        assertThat(versions.getLast().plan().texts().orElseThrow().green()).isEqualTo(plan().green());
        assertThat(People.as(sietske, () -> reviews.versions(circle))).isEmpty();
        assertThat(People.as(douwe, () -> service.log(circle)))
                .anyMatch(entry -> entry.action().equals("APPROVED")
                        && entry.actor().filter(douwe::equals).isPresent());
    }

    @Test
    void r_d2_who_speaks_for_her_says_how_she_was_included() {
        var marga = people.person("Marga");
        var geert = people.person("Geert");
        people.speaksFor(circle, douwe, marga, true);
        people.speaksFor(circle, douwe, geert, false);
        refused("plan.effort.empty", () -> begin(marga, " "));
        assertThatThrownBy(() -> begin(geert, "Ik vroeg het hem")).isInstanceOf(NoRight.class);
        begin(marga, "We hebben er samen over gepraat.");
        refused("plan.effort.empty", () -> approve(marga, ""));
        approve(marga, "Douwe knikte bij elk teken.");
        var version = People.as(douwe, () -> reviews.versions(circle)).getFirst();
        assertThat(version.number()).isEqualTo(4);
        assertThat(version.inName().orElseThrow().firstName()).isEqualTo("Marga");
        assertThat(version.effort()).isEqualTo("Douwe knikte bij elk teken.");
    }

    @Test
    void r_d2_who_drafts_along_by_her_yes_fills_in_and_neither_decides_nor_lets_others_in() {
        begin(douwe, "");
        assertThat(People.as(anke, () -> making.draft(circle))).isEmpty();
        var id = draft(douwe).id();
        assertThat(People.as(douwe, () -> making.whoMayDraftAlong(circle)))
                .extracting(member -> member.person().firstName())
                .containsExactly("Anke");
        assertThatThrownBy(() -> People.run(douwe, () -> making.along(circle, id, Set.of(sietske))))
                .isInstanceOf(NotFound.class);
        People.run(douwe, () -> making.along(circle, id, Set.of(anke)));
        save(anke, new DraftPart.Green("Hij zit in de schuur."));
        assertThat(draft(douwe).green().text()).isEqualTo("Hij zit in de schuur.");
        assertThat(draft(anke).decides()).isFalse();
        assertThatThrownBy(() -> People.run(anke, () -> making.along(circle, id, Set.of(anke, sietske))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> making.throwAway(circle, id)))
                .isInstanceOf(NoRight.class);
        // PostgreSQL too
        assertThatThrownBy(() -> change(
                        anke,
                        "update circle.plan_draft set approved_at = common.kring_now(), approved_by = ? where id = ?",
                        anke.value(),
                        id))
                .rootCause()
                .hasMessageContaining("only the resident");
        assertThatThrownBy(() -> change(anke, "update circle.plan_draft set along = '{}' where id = ?", id))
                .rootCause()
                .hasMessageContaining("only the resident");
        assertThat(change(anke, "delete from circle.plan_draft where id = ?", id))
                .isZero();
        People.run(douwe, () -> making.along(circle, id, Set.of()));
        assertThatThrownBy(() -> People.run(
                        anke, () -> making.save(circle, id, new DraftPart.Green(""), new DraftPart.Green("x"))))
                .isInstanceOf(NotFound.class);
        assertThat(change(anke, "update circle.plan_draft set green = 'x' where id = ?", id))
                .isZero();
    }

    @Test
    void r_d2_a_draft_is_for_who_makes_it_and_nobody_else_reads_or_writes_it() {
        begin(douwe, "");
        save(douwe, new DraftPart.Outside(List.of(practice(Optional.of("0513-000026"), Optional.empty()))));
        var id = draft(douwe).id();
        for (var other : List.of(anke, bauke, henk, rixt, jannie, sietske)) {
            assertThat(People.as(other, () -> making.draft(circle))).isEmpty();
            assertThat(rows(other, "plan_draft")).isZero();
            assertThat(rows(other, "line_ask")).isZero();
            assertThatThrownBy(() -> People.run(
                            other, () -> making.save(circle, id, new DraftPart.Green(""), new DraftPart.Green("x"))))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> People.run(other, () -> making.begin(circle, "x")))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> change(
                            other,
                            "insert into circle.plan_draft (id, circle_id, resident_id, begun_by) values (uuidv7(), ?, ?, ?)",
                            circle.value(),
                            other.value(),
                            other.value()))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> People.as(stranger, () -> making.draft(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(rows(stranger, "plan_draft")).isZero();
        var own = people.circle(people.tenant(), stranger);
        assertThatThrownBy(() -> People.run(
                        stranger, () -> making.save(own, id, new DraftPart.Green(""), new DraftPart.Green("x"))))
                .isInstanceOf(NotFound.class);
        assertThat(people.job(() -> jdbc.sql("select encode(outside, 'escape') from circle.plan_draft where id = ?")
                        .param(id)
                        .query(String.class)
                        .single()))
                .doesNotContain("0513");
        assertThat(draft(douwe).outside().contacts().getFirst().phone()).contains("0513-000026");
    }

    @Test
    void r_d2_two_who_change_one_step_lose_nothing() {
        begin(douwe, "");
        var before = draft(douwe);
        People.run(douwe, () -> making.along(circle, before.id(), Set.of(anke)));
        save(anke, new DraftPart.Green("Hij lacht."));
        assertThatThrownBy(() -> People.run(
                        douwe,
                        () -> making.save(circle, before.id(), before.green(), new DraftPart.Green("Ik fluit."))))
                .isInstanceOf(StepChanged.class);
        assertThat(draft(douwe).green().text()).isEqualTo("Hij lacht.");
        // another step is another matter
        People.run(
                douwe,
                () -> making.save(
                        circle, before.id(), before.helps(), new DraftPart.Helps(List.of("Rust"), List.of())));
        assertThat(draft(anke).helps().helps()).containsExactly("Rust");
        // and nobody approves what she did not look over
        assertThatThrownBy(() -> People.run(douwe, () -> making.approve(circle, before, "")))
                .isInstanceOf(StepChanged.class);
    }

    @Test
    void r_d2_a_new_version_in_an_open_alert_takes_over_what_it_asks_from_now_on() {
        see(anke, true, ANGRY);
        var alert = alert();
        assertThat(alertFor(bauke)).isPresent();
        begin(douwe, "");
        save(douwe, new DraftPart.Outside(List.of()));
        save(douwe, new DraftPart.Signs(List.of(sign(Phase.ORANGE, "Nieuw teken"))));
        approve(douwe, "");
        assertThat(plan(douwe).version()).isEqualTo(4);
        assertThat(alert()).isEqualTo(alert);
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        claim(bauke);
        assertThat(alertFor(douwe).orElseThrow().mine()).isFalse();
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();
        assertThat(People.as(douwe, () -> watch.observations(circle))).hasSize(1);
        see(anke, true, "Nieuw teken");
        assertThat(alert()).isEqualTo(alert);
        assertThat(People.as(douwe, () -> watch.observations(circle))).hasSize(2);
        // who was named outside when it began is told nothing: the plan that holds now does not name them
        var old = people.job(() -> jdbc.sql("select plan_id from circle.alert where id = ?")
                .param(alert.value())
                .query(UUID.class)
                .single());
        people.job(() -> {
            assertThat(plansNow(old).outside()).isEmpty();
            return true;
        });
    }

    @Autowired
    private Plans plans;

    private Plan plansNow(UUID old) {
        return plans.now(plans.find(old).orElseThrow()).orElseThrow();
    }

    @Test
    void r_d2_it_is_asked_once_after_half_a_year_and_after_each_red_whether_it_is_right() {
        Acting.asSystem("test", reviewTick::doWhatIsDue);
        assertThat(sent("planReview.own")).isEmpty();
        assertThat(People.as(douwe, () -> reviews.due(circle))).isFalse();
        see(anke, false, GONE);
        var alert = alert();
        claim(bauke);
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, "Hij is thuis."));
        for (var times = 0; times < 2; times++) {
            Acting.asSystem("test", reviewTick::doWhatIsDue);
        }
        assertThat(sent("planReview.own")).extracting(Sent::to).containsExactly(douwe);
        assertThat(sent("planReview")).extracting(Sent::to).containsExactly(anke);
        assertThat(People.as(anke, () -> reviews.due(circle))).isTrue();
        assertThat(People.as(henk, () -> reviews.due(circle))).isFalse();
        assertThatThrownBy(() -> People.run(henk, () -> reviews.stillRight(circle)))
                .isInstanceOf(NotFound.class);
        clock.forward(Duration.ofMinutes(1));
        People.run(anke, () -> reviews.stillRight(circle));
        assertThat(People.as(douwe, () -> reviews.due(circle))).isFalse();
        clock.forward(Duration.ofDays(190));
        assertThat(People.as(douwe, () -> reviews.due(circle))).isTrue();
        Acting.asSystem("test", reviewTick::doWhatIsDue);
        assertThat(sent("planReview.own")).hasSize(2);
        assertThat(change(
                        henk,
                        "update circle.early_warning_plan set reviewed_by = ? where circle_id = ?",
                        henk.value(),
                        circle.value()))
                .isZero();
        assertThatThrownBy(() -> change(
                        anke,
                        "update circle.early_warning_plan set reviewed_by = ? where circle_id = ?",
                        henk.value(),
                        circle.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_d3_one_who_takes_part_holds_the_plan_and_another_stands_in() {
        begin(douwe, "");
        refused("plan.holder.same", () -> save(douwe, new DraftPart.Holder(Optional.of(anke), Optional.of(anke))));
        refused("plan.gone", () -> save(douwe, new DraftPart.Holder(Optional.of(stranger), Optional.empty())));
        save(douwe, new DraftPart.Holder(Optional.empty(), Optional.empty()));
        refused("plan.missing.holder", () -> approve(douwe, ""));
        save(douwe, new DraftPart.Holder(Optional.of(rixt), Optional.empty()));
        approve(douwe, "");
        assertThat(plan(rixt).holder().orElseThrow().firstName()).isEqualTo("Rixt");
    }

    @Test
    void r_d4_each_says_yes_herself_a_no_is_no_and_she_sees_who_said_what() {
        begin(douwe, "");
        assertThat(draft(douwe).said()).allMatch(PlanDraft.Said::yes);
        line(wanted(bauke), wanted(anke), wanted(henk));
        refused("plan.line.notAsked", () -> approve(douwe, ""));
        assertThat(questions(anke)).isEmpty();
        ask(douwe);
        ask(douwe);
        assertThat(sent("lineAsk")).extracting(Sent::to).containsExactlyInAnyOrder(bauke, anke, henk);
        refused("plan.line.waits", () -> approve(douwe, ""));
        var question = questions(anke).getFirst();
        assertThat(question.resident().firstName()).isEqualTo("Douwe");
        assertThat(rows(anke, "plan_draft")).isZero();
        assertThat(rows(anke, "line_ask")).isEqualTo(1);
        assertThatThrownBy(() -> People.run(sietske, () -> lines.answer(circle, question, true, false)))
                .isInstanceOf(Refused.class);
        // nobody answers for another, not the resident either
        var id = draft(douwe).id();
        assertThatThrownBy(() -> change(
                        douwe,
                        "update circle.line_ask set answer = true, answered_at = common.kring_now() where draft_id = ? and account_id = ?",
                        id,
                        anke.value()))
                .rootCause()
                .hasMessageContaining("answers for another");
        assertThatThrownBy(() -> change(anke, "update circle.line_ask set position = 1 where draft_id = ?", id))
                .rootCause()
                .hasMessageContaining("no more");
        answer(bauke, true, true);
        answer(anke, false, false);
        answer(henk, true, false);
        assertThat(sent("lineAnswer")).extracting(Sent::to).containsExactly(douwe, douwe, douwe);
        assertThat(draft(douwe).said())
                .filteredOn(said -> said.account().equals(anke))
                .extracting(PlanDraft.Said::answer)
                .containsExactly(Optional.of(false));
        refused("plan.line.no", () -> approve(douwe, ""));
        assertThatThrownBy(() -> change(
                        douwe,
                        "update circle.plan_draft set approved_at = common.kring_now(), approved_by = ? where id = ?",
                        douwe.value(),
                        id))
                .rootCause()
                .hasMessageContaining("said yes themselves");
        People.run(douwe, () -> lines.askAgain(circle, id, anke));
        answer(anke, true, false);
        approve(douwe, "");
        assertThat(plan(douwe).line()).extracting(PlanView.Place::woken).containsExactly(true, false, false);
    }

    @Test
    void r_d4_a_yes_is_taken_back_in_a_plan_that_holds_and_in_one_that_is_being_made() {
        on(DayOfWeek.THURSDAY, "16:10");
        begin(douwe, "");
        assertThat(inLine(bauke)).isTrue();
        assertThat(inLine(sietske)).isFalse();
        People.run(sietske, () -> lines.leave(circle)); // in no line, and nothing comes of it
        assertThat(plan(douwe).line()).hasSize(3);
        People.run(bauke, () -> lines.leave(circle));
        People.run(bauke, () -> lines.leave(circle));
        assertThat(inLine(bauke)).isFalse();
        assertThat(plan(douwe).line())
                .extracting(place -> place.person().account())
                .containsExactly(henk, rixt);
        assertThat(sent("lineLeft")).extracting(Sent::to).containsExactly(douwe);
        refused("plan.line.no", () -> approve(douwe, ""));
        see(sietske, true, ANGRY);
        tick();
        assertThat(asked()).isNotEmpty().doesNotContain(bauke);
    }

    private boolean inLine(AccountId person) {
        return People.as(person, () -> lines.isIn(circle));
    }

    @Test
    void r_d4_who_has_an_alert_hands_it_over_before_she_takes_her_yes_back() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        refused("plan.line.leave.owns", () -> People.run(bauke, () -> lines.leave(circle)));
        assertThat(inLine(bauke)).isTrue();
    }

    @Test
    void r_d4_who_is_asked_now_answers_before_she_takes_her_yes_back_and_is_not_asked_again() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        tick();
        assertThat(asked()).contains(bauke);
        refused("plan.line.leave.asked", () -> People.run(bauke, () -> lines.leave(circle)));
        cannot(bauke);
        People.run(bauke, () -> lines.leave(circle));
        seatIn(bauke, Ring.HELPERS);
        var before = asked().stream().filter(bauke::equals).count();
        for (var quarter = 1; quarter <= 8; quarter++) {
            forwardTo(raised.plus(Duration.ofMinutes(15L * quarter)));
        }
        assertThat(asked().stream().filter(bauke::equals).count()).isEqualTo(before);
        assertThat(sent("alertCrisis")).extracting(Sent::to).isNotEmpty().doesNotContain(bauke);
    }

    private void seatIn(AccountId person, Ring ring) {
        people.job(() -> jdbc.sql("update circle.circle_member set ring = ? where circle_id = ? and account_id = ?")
                .param(ring.name())
                .param(circle.value())
                .param(person.value())
                .update());
    }

    @Test
    void r_d4_a_yes_is_taken_back_in_the_moment_of_approving_and_postgresql_alone_lets_nobody_do_it_for_another() {
        begin(douwe, "");
        var id = draft(douwe).id();
        People.run(
                douwe,
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "update circle.plan_draft set approved_at = common.kring_now(), approved_by = ? where id = ?")
                        .param(douwe.value())
                        .param(id)
                        .update()));
        People.run(bauke, () -> lines.leave(circle));
        Acting.asSystem("drafts", becomes::doWhatIsDue);
        assertThat(plan(douwe).line())
                .extracting(place -> place.person().account())
                .doesNotContain(bauke);
        assertThat(draft(douwe).approved())
                .as("it waits for her to choose another")
                .isFalse();
        assertThat(answered(stranger, "select cardinality(circle.leave_lines(?)) > 0"))
                .isFalse();
        assertThat(answered(bauke, "select circle.take_turns(circle.plan_of(?), true)"))
                .isFalse();
        assertThatThrownBy(() -> answered(bauke, "select circle.out_of_lines(?, '" + henk.value() + "', true) is null"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private boolean answered(AccountId person, String sql) {
        return Boolean.TRUE.equals(People.as(
                person,
                () -> transaction.execute(_ ->
                        jdbc.sql(sql).param(circle.value()).query(Boolean.class).single())));
    }

    @Test
    void r_d4_who_leaves_and_comes_back_is_asked_anew() {
        begin(douwe, "");
        People.run(henk, () -> service.leave(circle));
        seat(henk, "oud-collega", Ring.HELPERS, false);
        assertThat(inLine(henk)).isFalse();
        assertThat(plan(douwe).line()).hasSize(2);
        refused("plan.line.notAsked", () -> approve(douwe, ""));
        ask(douwe);
        assertThat(questions(henk)).hasSize(1);
    }

    @Test
    void r_d4_what_is_asked_of_her_is_another_and_she_is_asked_again() {
        begin(douwe, "");
        line(wanted(bauke), wanted(rixt));
        ask(douwe);
        var before = questions(bauke).getFirst();
        line(new DraftPart.Wanted(bauke, Hours.daily("00:00", "23:59"), true, false), wanted(rixt));
        assertThat(questions(bauke)).isEmpty();
        refused("plan.question.other", () -> People.run(bauke, () -> lines.answer(circle, before, true, true)));
        ask(douwe);
        answer(bauke, true, true);
        answer(rixt, true, true);
        // another order is no other question
        line(wanted(rixt), new DraftPart.Wanted(bauke, Hours.daily("00:00", "23:59"), true, false));
        assertThat(draft(douwe).said()).allMatch(PlanDraft.Said::yes);
    }

    @Test
    void r_d4_two_to_six_and_none_of_them_twice_or_gone() {
        begin(douwe, "");
        refused("plan.line.twice", () -> line(wanted(bauke), wanted(bauke)));
        refused("plan.gone", () -> line(wanted(bauke), wanted(stranger)));
        refused(
                "watch.lineSize",
                () -> line(
                        wanted(anke),
                        wanted(bauke),
                        wanted(henk),
                        wanted(rixt),
                        wanted(jannie),
                        wanted(sietske),
                        wanted(anke)));
        line(wanted(bauke));
        ask(douwe);
        answer(bauke, true, true);
        refused("watch.lineSize", () -> approve(douwe, ""));
        var only = new DraftPart.Wanted(henk, AWAKE, false, true);
        line(new DraftPart.Wanted(bauke, AWAKE, false, true), only);
        ask(douwe);
        answer(bauke, true, false);
        answer(henk, true, false);
        refused("plan.line.onlyCall", () -> approve(douwe, ""));
    }

    @Test
    void r_d4_who_left_meanwhile_is_in_no_line() {
        begin(douwe, "");
        People.run(henk, () -> service.leave(circle));
        refused("plan.line.gone", () -> approve(douwe, ""));
        var id = draft(douwe).id();
        assertThatThrownBy(() -> change(
                        douwe,
                        "update circle.plan_draft set approved_at = common.kring_now(), approved_by = ? where id = ?",
                        douwe.value(),
                        id))
                .rootCause()
                .hasMessageContaining("said yes themselves");
        var stay = draft(douwe).line().places().stream()
                .filter(place -> !place.person().equals(henk))
                .toArray(DraftPart.Wanted[]::new);
        line(stay);
        approve(douwe, "");
        assertThat(plan(douwe).line()).hasSize(2);
    }

    @Test
    void r_b14_no_child_is_asked_and_who_is_sixteen_not_first() {
        begin(douwe, "");
        var child = young("Lieke", 14);
        var youth = young("Jelle", 17);
        assertThat(People.as(douwe, () -> lines.whoMayBeAsked(circle)))
                .extracting(member -> member.person().firstName())
                .contains("Jelle", "Bauke")
                .doesNotContain("Lieke");
        refused("watch.tooYoung", () -> line(wanted(bauke), wanted(child)));
        refused("watch.tooYoung", () -> line(wanted(youth), wanted(bauke)));
        line(wanted(bauke), wanted(youth));
        assertThat(People.as(child, () -> lines.questions(circle))).isEmpty();
    }

    private AccountId young(String name, int age) {
        var person = people.person(name);
        people.job(() -> {
            circles.seat(
                    circle,
                    new NewMember(person, RelationKind.CLOSE_ONE, "neef", Optional.empty(), Ring.INNER, false, false));
            return true;
        });
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'YOUNG_MEMBER', young_until = (common.kring_now() + ?::interval)::date "
                                + "where circle_id = ? and account_id = ?")
                .param((18 - age) + " years")
                .param(circle.value())
                .param(person.value())
                .update());
        return person;
    }

    @Test
    void r_d5_outside_is_told_only_what_the_plan_says_by_mail_number_or_navigator() {
        begin(douwe, "");
        refused(
                "plan.outside.how",
                () -> save(douwe, new DraftPart.Outside(List.of(practice(Optional.empty(), Optional.empty())))));
        refused(
                "plan.outside.number",
                () -> save(douwe, new DraftPart.Outside(List.of(practice(Optional.of("bel maar"), Optional.empty())))));
        save(
                douwe,
                new DraftPart.Outside(
                        List.of(practice(Optional.of("0513 000 026"), Optional.of("debrege@veenmeren.example")))));
        assertThat(People.as(douwe, () -> making.preview(circle, Set.of(NewPlan.Told.PHASE), Phase.ORANGE)))
                .contains("D.")
                .contains("oranje")
                .doesNotContain("sinds");
        assertThat(People.as(douwe, () -> making.preview(circle, Set.of(), Phase.ORANGE)))
                .doesNotContain("oranje");
        approve(douwe, "");
        assertThat(plan(douwe).outside())
                .extracting(PlanView.Contact::name, PlanView.Contact::phone)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("praktijk De Brêge", Optional.of("0513 000 026")));
    }

    @Test
    void r_d22_nobody_may_be_woken_and_the_draft_and_the_plan_say_so() {
        begin(douwe, "");
        assertThat(draft(douwe).nobodyAtNight()).isFalse();
        line(wanted(bauke), wanted(rixt));
        ask(douwe);
        answer(bauke, true, false);
        answer(rixt, true, false);
        assertThat(draft(douwe).nobodyAtNight()).isTrue();
        approve(douwe, "");
        assertThat(plan(douwe).nobodyAtNight()).isTrue();
    }

    @Test
    void at_m1_where_health_is_not_shared_a_draft_rests_and_is_hers_alone() {
        begin(douwe, "");
        var id = draft(douwe).id();
        People.run(douwe, () -> making.along(circle, id, Set.of(anke)));
        line(wanted(bauke), wanted(rixt));
        ask(douwe);
        People.run(douwe, () -> consents.stopHealth(circle, java.util.Locale.of("nl")));
        assertThat(rows(anke, "plan_draft")).isZero();
        assertThat(rows(bauke, "line_ask")).isZero();
        assertThat(rows(douwe, "plan_draft")).isEqualTo(1);
        assertThat(questions(bauke)).isEmpty();
        refused(
                "watch.rests.refused",
                () -> People.run(
                        douwe, () -> making.save(circle, id, new DraftPart.Green(""), new DraftPart.Green("x"))));
        assertThat(change(douwe, "update circle.plan_draft set green = 'x' where id = ?", id))
                .isZero();
    }

    @Test
    void r_d2_what_was_approved_in_a_process_that_was_killed_is_written_at_the_next_tick() {
        begin(douwe, "");
        var id = draft(douwe).id();
        assertThat(change(
                        douwe,
                        "update circle.plan_draft set approved_at = common.kring_now(), approved_by = ? where id = ?",
                        douwe.value(),
                        id))
                .isEqualTo(1);
        assertThat(draft(douwe).approved()).isTrue();
        refused("plan.approvedAlready", () -> save(douwe, new DraftPart.Green("Nog iets")));
        for (var times = 0; times < 2; times++) {
            Acting.asSystem("test", becomes::doWhatIsDue);
        }
        assertThat(plan(douwe).version()).isEqualTo(4);
    }

    @Test
    void whatIsThrownAwayIsGoneAndThePlanGoesOn() {
        begin(douwe, "");
        var id = draft(douwe).id();
        People.run(douwe, () -> making.throwAway(circle, id));
        assertThat(People.as(douwe, () -> making.draft(circle))).isEmpty();
        assertThat(plan(douwe).version()).isEqualTo(3);
        assertThat(rows(douwe, "line_ask")).isZero();
    }
}
