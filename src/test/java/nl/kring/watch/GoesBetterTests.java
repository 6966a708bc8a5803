package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.watch.WatchEvent.AlertCalmed;
import nl.kring.watch.WatchEvent.AlertClosed;
import org.junit.jupiter.api.Test;

/** A human says that it goes better, and help was asked. */
@KringTest
class GoesBetterTests extends WatchTest {
    private static final String WHY = "Hij slaapt weer en lacht.";

    private void lower(AccountId person) {
        People.run(person, () -> phases.lower(circle, Phase.GREEN, WHY));
    }

    private void sietskeIsWorried() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
    }

    private List<String> lines() {
        return people.job(
                () -> jdbc.sql("select outcome_line from circle.alert where circle_id = ? and state = 'CLOSED'")
                        .param(circle.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void r_d6_what_nobody_took_ends_when_the_plan_holder_says_that_it_goes_better() {
        sietskeIsWorried();
        clock.forward(Duration.ofHours(1));
        lower(anke);
        var ended = alertFor(douwe).orElseThrow();
        assertThat(ended.isClosed()).isTrue();
        assertThat(ended.outcome()).contains(Outcome.BETTER);
        assertThat(lines()).containsExactly(WHY);
        assertThat(rang(AlertClosed.class)).as("open pages hear it").isEqualTo(1);
        forwardTo(clock.instant().plus(Duration.ofHours(3)));
        assertThat(asked()).containsExactly(bauke, henk);
        assertThatThrownBy(() -> People.run(bauke, () -> alerts.claim(circle, ended.id(), Ids.next())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("alert.closedAlready"));
    }

    @Test
    void all_who_were_asked_before_hear_once_that_it_is_over_and_who_was_not_told_yet_hears_nothing() {
        sietskeIsWorried();
        lower(douwe);
        tick();
        assertThat(waiting("alertClosed")).containsExactlyInAnyOrder(bauke, henk);
        assertThat(sent("alertClosed")).hasSize(2);
        assertThat(sent("alert")).extracting(Sent::state).containsOnly("CANCELLED");
    }

    @Test
    void at_night_who_was_not_told_yet_never_hears_of_it() {
        on(DayOfWeek.THURSDAY, "23:10");
        see(sietske, true, ANGRY);
        lower(douwe);
        assertThat(sent("alertClosed")).isEmpty();
        assertThat(sent("alert")).isNotEmpty().extracting(Sent::state).containsOnly("CANCELLED");
    }

    @Test
    void r_d13_who_has_it_keeps_it_four_hours_and_decides_and_nobody_else_is_asked() {
        sietskeIsWorried();
        claim(bauke);
        People.run(douwe, () -> phases.lower(circle, Phase.YELLOW, WHY));
        tick();
        lower(douwe);
        assertThat(sent("alertBetter")).singleElement().satisfies(better -> {
            assertThat(better.to()).isEqualTo(bauke);
            assertThat(better.words()).containsExactly("Douwe", "Douwe");
        });
        assertThat(rang(AlertCalmed.class)).as("open pages hear it, once").isEqualTo(1);
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();
        assertThat(alertFor(bauke).orElseThrow().isClosed()).isFalse();
        forwardTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(alertFor(bauke).orElseThrow().outcome()).contains(Outcome.BETTER);
        assertThat(asked()).containsExactly(bauke, henk);
        assertThat(sent("alertBetter")).hasSize(1);
        assertThat(sent("alertClosed")).isEmpty();
    }

    @Test
    void who_was_asked_and_says_so_is_not_told_what_she_said() {
        sietskeIsWorried();
        cannot(bauke);
        cannot(henk);
        cannot(rixt);
        assertThat(asked()).endsWith(anke);
        lower(anke);
        assertThat(sent("alertClosed")).extracting(Sent::to).containsExactlyInAnyOrder(bauke, henk, rixt);
        assertThat(sent("alertClosed"))
                .allSatisfy(closed -> assertThat(closed.words()).containsExactly("Douwe", "Anke"));
    }

    /** What raises nothing is for who has it, who decides with a call. */
    @Test
    void r_d13_a_sign_after_that_which_asks_nobody_is_for_who_has_it() {
        sietskeIsWorried();
        claim(bauke);
        lower(douwe);
        clock.forward(Duration.ofHours(1));
        see(sietske, false, RADIO);
        var still = alertFor(bauke).orElseThrow();
        assertThat(still.isClosed()).isFalse();
        assertThat(still.observations()).hasSize(2);
        assertThat(asked()).containsExactly(bauke, henk);
    }

    @Test
    void who_has_it_and_says_that_it_goes_better_ends_it() {
        sietskeIsWorried();
        claim(bauke);
        lower(bauke);
        assertThat(alertFor(bauke).orElseThrow().outcome()).contains(Outcome.BETTER);
        assertThat(sent("alertBetter")).isEmpty();
    }

    /** What hurt: PostgreSQL looked for an alert under the plan of today, and refused with an error. */
    @Test
    void r_d6_who_has_it_says_so_also_when_the_plan_was_agreed_anew_since() {
        sietskeIsWorried();
        claim(henk);
        approve(anew(plan().line()));
        assertThatThrownBy(() -> lower(rixt)).isInstanceOf(NoRight.class);
        lower(henk);
        assertThat(phase()).isEqualTo(Phase.GREEN);
        assertThat(alertFor(douwe).orElseThrow().outcome()).contains(Outcome.BETTER);
    }

    @Test
    void a_forgotten_claim_asks_nobody_more_after_that() {
        sietskeIsWorried();
        claim(bauke);
        forwardTo(clock.instant().plus(Duration.ofHours(48)));
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isTrue();
        lower(douwe);
        assertThat(sent("alert"))
                .as("what had not left")
                .extracting(Sent::state)
                .doesNotContain("PENDING");
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isFalse();
        assertThat(alertFor(douwe).orElseThrow().isTaken()).isTrue();
        assertThat(sent("alertClosed")).extracting(Sent::to).contains(henk).doesNotContain(bauke, douwe);
    }

    @Test
    void a_sign_after_that_is_asked_anew() {
        sietskeIsWorried();
        claim(bauke);
        lower(douwe);
        var before = alert();
        clock.forward(Duration.ofHours(1));
        assertThat(see(sietske, true, ANGRY).asked())
                .as("who was not asked today first (R-D17)")
                .containsExactly("Rixt", "Bauke");
        assertThat(alert()).isNotEqualTo(before);
        assertThat(asked()).containsExactly(bauke, henk, rixt, bauke);
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        tick();
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isFalse();
    }

    @Test
    void what_a_killed_process_left_undone_the_tick_does() {
        sietskeIsWorried();
        clock.forward(Duration.ofMinutes(5));
        people.job(() -> jdbc.sql("insert into circle.phase_change (id, circle_id, plan_id, resident_id, from_phase, "
                        + "to_phase, rule, provisional, by_id, line) select ?, circle_id, plan_id, resident_id, 'ORANGE', "
                        + "'GREEN', 'LOWERED', false, ?, ? from circle.alert where circle_id = ?")
                .param(Ids.next())
                .param(douwe.value())
                .param(WHY)
                .param(circle.value())
                .update());
        tick();
        tick();
        assertThat(alertFor(douwe).orElseThrow().outcome()).contains(Outcome.BETTER);
        assertThat(sent("alertClosed")).hasSize(2);
    }
}
