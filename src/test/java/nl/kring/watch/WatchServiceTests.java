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
import nl.kring.circle.CirclePerson;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.Feed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class WatchServiceTests extends WatchTest {
    @Autowired
    private Feed feed;

    private List<String> signs(AccountId person) {
        return People.as(person, () -> watch.signsToTick(circle)).stream()
                .map(SignView::text)
                .toList();
    }

    private List<String> readers(AccountId person) {
        return People.as(person, () -> watch.readers(circle)).stream()
                .map(CirclePerson::firstName)
                .toList();
    }

    @Test
    void everybody_ticks_only_the_signs_that_are_shown_to_that_person() {
        assertThat(signs(sietske)).containsExactly(RADIO, LIGHT, ANGRY, GONE);
        assertThat(signs(rixt)).containsExactly(RADIO, LIGHT, ANGRY, JOKE, GONE);
        var hidden = People.as(rixt, () -> watch.signsToTick(circle)).stream()
                .filter(sign -> sign.text().equals(JOKE))
                .map(SignView::id)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> People.as(
                        sietske,
                        () -> watch.observe(
                                circle,
                                new NewObservation(
                                        new ObservationId(Ids.next()),
                                        Set.of(hidden),
                                        false,
                                        "",
                                        clock.instant().minusSeconds(1),
                                        true))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_plan_is_read_by_who_is_in_it_and_its_signs_by_whom_they_are_shown_to() {
        assertThat(People.as(bauke, () -> watch.plan(circle)).orElseThrow().texts())
                .map(PlanView.Texts::helps)
                .contains(List.of("Samen wandelen", "Niets vragen"));
        assertThat(People.as(sietske, () -> watch.plan(circle)).orElseThrow().texts())
                .isEmpty();
        assertThat(People.as(douwe, () -> watch.plan(circle))
                        .orElseThrow()
                        .texts()
                        .orElseThrow()
                        .nobodyAtNight())
                .isFalse();
    }

    @Test
    void who_reads_an_observation_is_known_before_it_is_sent() {
        on(DayOfWeek.THURSDAY, "16:10");
        assertThat(readers(sietske)).containsExactly("Douwe", "Anke", "Jannie");
        see(sietske, true, ANGRY);
        assertThat(readers(sietske)).contains("Douwe", "Anke", "Jannie", "Bauke", "Henk", "Rixt");
    }

    @Test
    void a_yellow_sign_is_read_by_resident_holder_and_deputy_and_by_no_other() {
        on(DayOfWeek.THURSDAY, "16:10");
        assertThat(see(sietske, false, RADIO)).isEqualTo(WhatHappens.KEPT);
        assertThat(readBy(douwe)).hasSize(1);
        assertThat(readBy(anke)).hasSize(1);
        assertThat(readBy(jannie)).hasSize(1);
        assertThat(readBy(sietske)).hasSize(1);
        assertThat(readBy(bauke)).isEmpty();
        assertThat(readBy(henk)).isEmpty();
    }

    private List<ObservationView> readBy(AccountId person) {
        return People.as(person, () -> watch.observations(circle));
    }

    @Test
    void the_same_click_twice_makes_one_observation() {
        on(DayOfWeek.THURSDAY, "16:10");
        var seen = seen(sietske, false, RADIO);
        People.as(sietske, () -> watch.observe(circle, seen));
        People.as(sietske, () -> watch.observe(circle, seen));
        assertThat(readBy(douwe)).hasSize(1);
        assertThatThrownBy(() -> People.as(
                        sietske,
                        () -> watch.observe(
                                circle,
                                new NewObservation(seen.id(), seen.signs(), false, "Anders", seen.seenAt(), false))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothing_seen_and_ten_megabytes_of_it_are_refused_with_a_sentence() {
        assertThatThrownBy(() -> say("  ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> say("x".repeat(2001))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> say("x".repeat(10_000_000))).isInstanceOf(Refused.class);
    }

    private WhatHappens say(String text) {
        return People.as(
                sietske,
                () -> watch.observe(
                        circle,
                        new NewObservation(
                                new ObservationId(Ids.next()),
                                Set.of(),
                                false,
                                text,
                                clock.instant().minusSeconds(1),
                                false)));
    }

    @Test
    void r_c14_no_bsn_and_no_pin_in_what_was_seen_and_an_account_number_only_where_it_was_meant() {
        for (var text : List.of("Zijn bsn is 123456782", "pin 1234", "NL91 ABNA 0417 1643 00")) {
            assertThatThrownBy(() -> say(text)).as(text).isInstanceOf(GivesAway.class);
        }
        var meant = new NewObservation(
                new ObservationId(Ids.next()),
                Set.of(),
                false,
                "NL91 ABNA 0417 1643 00",
                clock.instant().minusSeconds(1),
                false,
                Set.of(Giveaway.values()));
        People.as(sietske, () -> watch.observe(circle, meant));
        assertThat(readBy(douwe)).hasSize(1);
    }

    @Test
    void r_d8_without_a_plan_it_becomes_a_post() {
        var jan = people.person("Jan");
        var buur = people.person("Buur");
        var other = people.circle(people.tenant(), jan);
        people.seat(other, buur, Ring.HELPERS);
        var happens = People.as(
                buur,
                () -> watch.observe(
                        other,
                        new NewObservation(
                                new ObservationId(Ids.next()),
                                Set.of(),
                                false,
                                "De gordijnen zijn dicht",
                                clock.instant().minusSeconds(1),
                                true)));
        assertThat(happens.post()).isTrue();
        assertThat(People.as(jan, () -> feed.window(other, Optional.empty()))).hasSize(1);
    }

    @Test
    void r_d2_without_approval_nothing_is_active_and_r_d4_a_line_of_one_is_refused() {
        var plan = plan();
        assertThatThrownBy(() -> approve(new NewPlan(
                        douwe,
                        9,
                        plan.holder(),
                        plan.deputy(),
                        plan.green(),
                        plan.signs(),
                        plan.helps(),
                        plan.helpsNot(),
                        plan.actions(),
                        plan.line().subList(0, 1),
                        plan.outside(),
                        plan.approvedAt(),
                        plan.reviewAt())))
                .isInstanceOf(Refused.class);
        people.job(() -> jdbc.sql("update circle.early_warning_plan set approved_at = null where circle_id = ?")
                .param(circle.value())
                .update());
        assertThat(People.as(douwe, () -> watch.plan(circle))).isEmpty();
        assertThat(signs(sietske)).isEmpty();
    }

    @Test
    void r_b14_a_child_is_in_no_line_and_who_is_not_eighteen_is_not_asked_first() {
        var line = plan().line();
        var first = line.getFirst().person();
        var last = line.getLast().person();
        isNow(last, 14);
        assertThatThrownBy(() -> approve(plan())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> people.job(
                        () -> jdbc.sql("update circle.alert_line set account_id = account_id where account_id = ?")
                                .param(last.value())
                                .update()))
                .rootCause()
                .hasMessageContaining("not sixteen");
        isNow(last, 16);
        approve(next(2));
        isNow(first, 17);
        assertThatThrownBy(() -> approve(plan())).isInstanceOf(Refused.class);
    }

    private NewPlan next(int version) {
        var plan = plan();
        return new NewPlan(
                plan.resident(),
                plan.version() + version,
                plan.holder(),
                plan.deputy(),
                plan.green(),
                plan.signs(),
                plan.helps(),
                plan.helpsNot(),
                plan.actions(),
                plan.line(),
                plan.outside(),
                plan.approvedAt(),
                plan.reviewAt());
    }

    private void isNow(AccountId member, int age) {
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'YOUNG_MEMBER', coordinator = false, young_until = "
                                + "(common.kring_now() + make_interval(years => ?))::date where circle_id = ? and account_id = ?")
                .param(18 - age)
                .param(circle.value())
                .param(member.value())
                .update());
    }

    @Test
    void r_d6_going_up_is_provisional_until_a_human_confirms_and_at_d6_down_from_red_takes_two() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, GONE);
        assertThat(People.as(douwe, () -> phases.now(circle)).orElseThrow())
                .satisfies(now -> assertThat(now.provisional()).isTrue());
        People.run(anke, () -> phases.confirm(circle));
        var now = People.as(rixt, () -> phases.now(circle)).orElseThrow();
        assertThat(now.provisional()).isFalse();
        assertThat(now.phase()).isEqualTo(Phase.RED);
        assertThat(now.mayConfirm()).isFalse();
        assertThatThrownBy(() -> People.run(anke, () -> phases.lower(circle, Phase.GREEN, "Het gaat weer")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(rixt, () -> phases.lower(circle, Phase.GREEN, "Het gaat weer")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(sietske, () -> phases.lower(circle, Phase.GREEN, "Het gaat weer")))
                .isInstanceOf(NoRight.class);
        clock.forward(Duration.ofHours(25));
        People.run(anke, () -> phases.lower(circle, Phase.GREEN, "Het gaat weer"));
        assertThat(phase()).isEqualTo(Phase.GREEN);
    }

    @Test
    void a_red_sign_is_never_lost() {
        on(DayOfWeek.THURSDAY, "16:10");
        var happens = see(sietske, false, GONE);
        assertThat(phase()).isEqualTo(Phase.RED);
        assertThat(happens.asked()).containsExactly("Bauke", "Henk");
    }

    @Test
    void the_resident_asks_the_circle_in_one_tap_and_nobody_does_it_for_him() {
        on(DayOfWeek.THURSDAY, "16:10");
        var happens =
                People.as(douwe, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.ASKS_THE_CIRCLE));
        assertThat(happens.asked()).containsExactly("Bauke", "Henk");
        assertThatThrownBy(() -> People.as(
                        anke, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.ASKS_THE_CIRCLE)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void a_helper_knows_no_phase() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(People.as(sietske, () -> phases.now(circle))).isEmpty();
        assertThat(People.as(rixt, () -> phases.now(circle))).isPresent();
    }

    @Test
    void who_may_not_observe_is_told_who_can_give_it() {
        var kees = people.person("Kees");
        people.job(() -> {
            circles.seat(
                    circle,
                    new NewMember(
                            kees,
                            RelationKind.VOLUNTEER,
                            "vrijwilliger",
                            Optional.empty(),
                            Ring.HELPERS,
                            false,
                            false));
            return true;
        });
        assertThatThrownBy(() -> signs(kees)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> readers(kees)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(kees, () -> watch.observe(circle, seen(sietske, false, RADIO))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(kees, () -> phases.confirm(circle))).isInstanceOf(NoRight.class);
    }

    @Test
    void an_outsider_finds_nothing() {
        var seen = seen(sietske, false, RADIO);
        assertThatThrownBy(() -> People.as(stranger, () -> watch.plan(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> watch.mayObserve(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> signs(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> readers(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> readBy(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> watch.observe(circle, seen)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(
                        stranger, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.GOES_WRONG)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> phases.now(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> phases.confirm(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> phases.lower(circle, Phase.GREEN, "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(anke, () -> jobs.approvePlan(circle, plan())))
                .isInstanceOf(NotFound.class);
    }
}
