package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.RestService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Even niet" (R-D31): who rests is asked nothing, the line knows it, the others read until when; and it ends by itself. */
@KringTest
class RestingTests extends WatchTest {
    @Autowired
    private CircleService service;

    @Autowired
    private RestService rests;

    @Autowired
    private List<DueWork> works;

    private void due() {
        works.stream()
                .filter(work -> Set.of("lines", "rests").contains(work.name()))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private void rest(AccountId person, int days) {
        People.run(person, () -> rests.rest(circle, days));
        due();
    }

    private boolean tooFew() {
        return People.as(douwe, () -> watch.plan(circle))
                .flatMap(PlanView::texts)
                .orElseThrow()
                .tooFew();
    }

    private MemberView seenBy(AccountId reader, AccountId who) {
        return People.as(reader, () -> service.view(circle)).members().stream()
                .filter(member -> member.person().account().equals(who))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r_d31_a_rest_has_a_last_day_that_the_others_read_and_it_ends_by_itself() {
        rest(bauke, 3);
        var until = People.as(bauke, () -> rests.mine(circle)).orElseThrow();
        assertThat(Duration.between(clock.instant(), until)).isBetween(Duration.ofHours(70), Duration.ofHours(74));
        assertThat(seenBy(sietske, bauke).rests()).contains(until);
        assertThat(seenBy(sietske, rixt).rests()).isEmpty();
        clock.forward(Duration.ofDays(3).plusMinutes(1));
        due();
        assertThat(People.as(bauke, () -> rests.mine(circle))).isEmpty();
        assertThat(seenBy(sietske, bauke).rests()).isEmpty();
    }

    @Test
    void r_d31_or_with_one_tap_and_it_is_never_longer_than_two_weeks() {
        rest(bauke, 14);
        People.run(bauke, () -> rests.end(circle));
        assertThat(People.as(bauke, () -> rests.mine(circle))).isEmpty();
        for (var days : List.of(0, 15, -1)) {
            assertThatThrownBy(() -> rest(bauke, days)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> People.as(
                        bauke,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "update circle.circle_member set resting_until = "
                                                + "common.kring_now() + interval '20 days' where circle_id = ? and account_id = ?")
                                .param(circle.value())
                                .param(bauke.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("fourteen days");
    }

    @Test
    void r_d31_nobody_rests_for_another_not_even_the_resident() {
        assertThatThrownBy(() -> rest(stranger, 3)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> rest(jannie, 3)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> rest(douwe, 3)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(
                        douwe,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "update circle.circle_member set resting_until = "
                                                + "common.kring_now() + interval '2 days' where circle_id = ? and account_id = ?")
                                .param(circle.value())
                                .param(bauke.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("one rests oneself");
    }

    @Test
    void r_d31_who_rests_is_not_asked_when_it_goes_wrong() {
        on(DayOfWeek.THURSDAY, "16:10");
        rest(bauke, 3);
        see(sietske, true, ANGRY);
        tick();
        assertThat(asked()).isNotEmpty().doesNotContain(bauke);
    }

    @Test
    void r_d31_a_level_whose_only_one_rests_is_still_there_for_who_is_told_outside() {
        on(DayOfWeek.THURSDAY, "16:10");
        rest(anke, 3);
        see(sietske, true, ANGRY);
        for (var person : List.of(bauke, henk, rixt)) {
            cannot(person);
        }
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        assertThat(alertFor(douwe).orElseThrow().level())
                .as("the practice that the plan names for it")
                .isEqualTo(3);
    }

    @Test
    void r_d31_while_the_plan_holder_rests_her_deputy_looks_at_yellow() {
        on(DayOfWeek.THURSDAY, "16:10");
        rest(anke, 3);
        see(sietske, false, RADIO);
        see(sietske, false, LIGHT);
        assertThat(asked()).containsExactly(jannie);
        forwardTo(clock.instant().plus(Duration.ofHours(73)));
        forwardTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(asked())
                .as("her when she is back, and after the last level both of them")
                .containsExactlyInAnyOrder(jannie, anke, anke, jannie);
    }

    @Test
    void r_d31_who_rests_since_he_was_asked_is_not_asked_again_at_the_last_level_of_red() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        rest(bauke, 3);
        rest(anke, 3);
        clock.forward(Duration.ofMinutes(46));
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        assertThat(sent("alertCrisis")).extracting(Sent::to).containsExactlyInAnyOrder(henk, rixt);
        assertThat(asked()).doesNotContain(anke);
    }

    /** "Even niet" is an answer to what was asked too: the next is asked at once. */
    @Test
    void r_d31_who_was_asked_and_then_rests_makes_room_for_the_next() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(asked()).containsExactly(bauke, henk);
        rest(bauke, 3);
        tick();
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        due();
        tick();
        assertThat(asked()).hasSize(3);
    }

    @Test
    void r_d31_what_she_had_picked_up_goes_to_the_next_at_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var level = alertFor(douwe).orElseThrow().level();
        rest(bauke, 3);
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isGreaterThan(level);
    }

    @Test
    void r_b8_too_few_are_left_in_the_line_while_two_rest_and_enough_when_one_is_back() {
        due();
        rest(henk, 7);
        assertThat(tooFew()).isFalse();
        rest(rixt, 1);
        assertThat(tooFew()).isTrue();
        assertThat(sent("lineShort")).extracting(Sent::to).containsExactly(anke);
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        due();
        assertThat(tooFew()).isFalse();
    }
}
