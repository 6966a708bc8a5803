package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.GivenYes;
import nl.kring.circle.HousemateService;
import nl.kring.circle.RestService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is watched where several people live in one circle (R-B21). */
@KringTest
class LivingTogetherTests extends WatchTest {
    @Autowired
    private HousemateService housemates;

    @Autowired
    private RestService rests;

    @Autowired
    private ConsultationService together;

    @Autowired
    private PlanService making;

    @Autowired
    private LineService lines;

    @Test
    void r_b21_who_comes_to_live_there_goes_on_looking_for_the_signs_that_her_ring_saw() {
        var before = People.as(rixt, () -> watch.signsToTick(circle));
        assertThat(before).hasSize(5);
        var ask = Ids.next();
        People.run(douwe, () -> housemates.ask(circle, ask, rixt));
        People.run(
                rixt, () -> housemates.yes(circle, ask, new GivenYes(true, Optional.empty(), Locale.of("nl"), false)));
        assertThat(People.as(rixt, () -> watch.signsToTick(circle))).isEqualTo(before);
        on(DayOfWeek.THURSDAY, "16:10");
        see(rixt, true, ANGRY);
        assertThat(alertFor(rixt)).isPresent();
    }

    @Test
    void r_b21_an_alert_is_of_whom_it_is_about_and_not_of_who_stands_first() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        tick();
        assertThat(alertFor(sietske).orElseThrow().resident().account()).isEqualTo(douwe);
        assertThat(alertFor(bauke).orElseThrow().resident().account()).isEqualTo(douwe);
    }

    @Test
    void r_b21_who_lives_there_too_is_asked_as_who_is_close_where_it_is_red_and_nobody_came() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        tick();
        assertThat(asked()).doesNotContain(trijn);
        for (var quarter = 1; quarter <= 8; quarter++) {
            forwardTo(raised.plus(Duration.ofMinutes(15L * quarter)));
        }
        assertThat(asked()).contains(trijn);
        assertThat(alertFor(trijn).orElseThrow().mayClaim()).isTrue();
    }

    @Test
    void r_d31_r_d33_who_lives_there_too_rests_and_is_not_asked_then_and_the_others_read_until_when() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        People.run(trijn, () -> rests.rest(circle, 3));
        var until = People.as(trijn, () -> rests.mine(circle)).orElseThrow();
        assertThat(People.as(sietske, () -> rests.atHome(circle))).containsExactly(Map.entry(trijn, until));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        People.run(trijn, () -> rests.rest(circle, 3));
        see(sietske, true, GONE);
        for (var quarter = 1; quarter <= 8; quarter++) {
            forwardTo(raised.plus(Duration.ofMinutes(15L * quarter)));
        }
        assertThat(asked()).isNotEmpty().doesNotContain(trijn);
        assertThatThrownBy(() -> restsAlone(trijn, trijn, 20)).rootCause().hasMessageContaining("fourteen days");
        assertThat(restsAlone(trijn, douwe, 2))
                .as("nobody rests for another, by PostgreSQL alone")
                .isZero();
        People.run(trijn, () -> rests.end(circle));
        assertThat(People.as(sietske, () -> rests.atHome(circle))).isEmpty();
    }

    private int restsAlone(AccountId person, AccountId whom, int days) {
        return People.as(
                person,
                () -> people.inTransaction(() -> jdbc.sql("update circle.circle_resident set resting_until = "
                                + "common.kring_now() + make_interval(days => " + days
                                + ") where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(whom.value())
                        .update()));
    }

    private void livesThereFirst(AccountId person) {
        people.job(() -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (?, ?, ?)")
                .param(new UUID(0, Ids.next().getLeastSignificantBits()))
                .param(circle.value())
                .param(person.value())
                .update());
    }

    private void trijnIsInTheLine(AccountId trijn) {
        livesThereFirst(trijn);
        approve(anew(List.of(
                new NewPlan.Place(trijn, AlertLevelsTests.AWAKE, true, false),
                new NewPlan.Place(bauke, AlertLevelsTests.AWAKE, false, false),
                new NewPlan.Place(rixt, AlertLevelsTests.AWAKE, false, false))));
    }

    private List<PlanView.Place> line() {
        return People.as(douwe, () -> watch.plan(circle))
                .flatMap(PlanView::texts)
                .orElseThrow()
                .line();
    }

    @Test
    void r_d31_who_lives_there_too_and_rests_is_not_asked_to_think_along_and_the_line_says_until_when() {
        var trijn = people.person("Trijn");
        trijnIsInTheLine(trijn);
        on(DayOfWeek.THURSDAY, "16:10");
        People.run(trijn, () -> rests.rest(circle, 3));
        see(sietske, true, ANGRY);
        assertThat(asked()).doesNotContain(trijn);
        claim(bauke);
        var question = new NewConsultation(Ids.next(), "Wie gaat langs?", List.of("Bauke", "Rixt"), false);
        var alert = alert();
        People.run(bauke, () -> together.ask(circle, alert, question));
        assertThat(sent("consult")).extracting(Sent::to).contains(rixt).doesNotContain(trijn);
        var until = People.as(trijn, () -> rests.mine(circle));
        assertThat(line()).extracting(PlanView.Place::rests).containsExactly(until, Optional.empty(), Optional.empty());
        assertThat(alertFor(bauke).orElseThrow().canDo())
                .extracting(CirclePerson::firstName)
                .doesNotContain("Trijn");
        People.run(trijn, () -> rests.end(circle));
        assertThat(line()).extracting(PlanView.Place::rests).containsOnly(Optional.empty());
        assertThat(alertFor(bauke).orElseThrow().canDo())
                .extracting(CirclePerson::firstName)
                .contains("Trijn");
    }

    @Test
    void r_d2_r_d3_r_d4_a_new_version_keeps_who_lives_there_too_in_the_line_and_as_holder() {
        var trijn = people.person("Trijn");
        trijnIsInTheLine(trijn);
        people.job(() -> jdbc.sql("update circle.early_warning_plan set holder_id = ?, deputy_id = ? "
                        + "where circle_id = ? and replaced_at is null")
                .params(trijn.value(), anke.value(), circle.value())
                .update());
        People.run(douwe, () -> making.begin(circle, ""));
        var draft = People.as(douwe, () -> making.draft(circle)).orElseThrow();
        assertThat(draft.said()).extracting(PlanDraft.Said::account).containsExactly(trijn, bauke, rixt);
        assertThat(draft.said()).as("each keeps her yes").allSatisfy(said -> assertThat(said.yes())
                .isTrue());
        assertThat(draft.holder().holder()).contains(trijn);
        assertThat(People.as(douwe, () -> lines.whoMayBeAsked(circle)))
                .extracting(one -> one.person().firstName())
                .contains("Trijn")
                .doesNotContain("Douwe");
        People.run(douwe, () -> making.approve(circle, draft, ""));
        assertThat(line()).extracting(place -> place.person().firstName()).containsExactly("Trijn", "Bauke", "Rixt");
        assertThat(People.as(douwe, () -> watch.plan(circle))
                        .flatMap(PlanView::texts)
                        .flatMap(PlanView.Texts::holder))
                .map(CirclePerson::firstName)
                .contains("Trijn");
    }

    @Test
    void r_d4_who_lives_there_too_is_asked_and_says_yes_and_whose_plan_it_is_is_never_in_her_own_line() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        People.run(douwe, () -> making.begin(circle, ""));
        saves(List.of(trijn, bauke));
        var draft = People.as(douwe, () -> making.draft(circle)).orElseThrow();
        People.run(douwe, () -> lines.ask(circle, draft.id()));
        var question = People.as(trijn, () -> lines.questions(circle)).getFirst();
        assertThat(question.resident().account()).isEqualTo(douwe);
        People.run(trijn, () -> lines.answer(circle, question, true, false));
        assertThat(People.as(douwe, () -> making.draft(circle)).orElseThrow().said())
                .filteredOn(said -> said.account().equals(trijn))
                .allSatisfy(said -> assertThat(said.yes()).isTrue());
        assertThatThrownBy(() -> saves(List.of(douwe, bauke))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.as(
                        douwe,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "update circle.plan_draft set approved_by = ?, approved_at = common.kring_now() where id = ?")
                                .params(douwe.value(), draft.id())
                                .update())))
                .as("Bauke said nothing yet, and PostgreSQL knows")
                .rootCause()
                .hasMessageContaining("said yes themselves");
    }

    private void saves(List<AccountId> persons) {
        var draft = People.as(douwe, () -> making.draft(circle)).orElseThrow();
        var line = new DraftPart.Line(persons.stream()
                .map(person -> new DraftPart.Wanted(person, Hours.daily("08:00", "21:00"), false, false))
                .toList());
        People.run(douwe, () -> making.save(circle, draft.id(), draft.line(), line));
    }
}
