package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.watch.AlertView.Sight;
import nl.kring.watch.WatchEvent.AlertEscalated;
import nl.kring.watch.WatchEvent.AlertHeard;
import nl.kring.watch.WatchEvent.AlertRaised;
import nl.kring.watch.WatchEvent.PhaseRaised;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class AlertServiceTests extends WatchTest {
    @Autowired
    private Consequences consequences;

    @Test
    void r04_orange_goes_through_its_levels_and_nobody_is_asked_twice() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        var happens = see(sietske, true, ANGRY);
        assertThat(happens.asked()).containsExactly("Bauke", "Henk");
        assertThat(happens.nobodyNow()).isFalse();
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        assertThat(asked()).containsExactly(bauke, henk);

        tick();
        assertThat(asked()).hasSize(2);
        forwardTo(raised.plus(Duration.ofHours(4)).plusSeconds(5));
        assertThat(asked()).containsExactly(bauke, henk, bauke, henk, rixt);
        forwardTo(WakingHours.add(raised, Duration.ofHours(8)).plusSeconds(5));
        assertThat(asked()).hasSize(6).endsWith(anke);
        assertThat(sent("alert")).allSatisfy(question -> {
            assertThat(question.words())
                    .as("nothing of what was seen, and whom to call")
                    .containsExactly("Douwe", question.to().equals(anke) ? "Bauke" : "Anke");
            assertThat(question.link()).isEqualTo("/circle/" + circle.value() + "/alert");
        });
        forwardTo(WakingHours.add(raised, Duration.ofHours(24)).plusSeconds(5));
        assertThat(asked()).hasSize(6);
        assertThat(alertFor(rixt).orElseThrow().nobodyHasIt()).isTrue();
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(sent("alertNobody")).singleElement().satisfies(nobody -> {
            assertThat(nobody.to()).isEqualTo(sietske);
            assertThat(nobody.words()).containsExactly("Douwe");
            assertThat(nobody.link()).isEqualTo("/circle/" + circle.value() + "/timeline");
        });
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        assertThat(List.of(rang(AlertRaised.class), rang(PhaseRaised.class), rang(AlertEscalated.class)))
                .as("open pages hear each step")
                .containsExactly(1L, 1L, 3L);
        forwardTo(WakingHours.add(clock.instant(), Duration.ofHours(14)));
        assertThat(waiting("alert"))
                .as("and as long as nobody has it all are asked again")
                .contains(bauke, rixt, anke);
        assertThat(sent("alertCrisis")).as("of red alone").isEmpty();
        assertThat(rang(AlertEscalated.class)).isEqualTo(4);
    }

    @Test
    void r04_outside_contacts_of_the_plan_are_noted_for_their_hours() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(raised.plus(Duration.ofHours(4)).plusSeconds(5));
        forwardTo(WakingHours.add(raised, Duration.ofHours(8)).plusSeconds(5));
        assertThat(outsideNotices()).containsExactly("praktijk De Brêge");
        forwardTo(WakingHours.add(raised, Duration.ofHours(24)).plusSeconds(5));
        assertThat(outsideNotices()).containsExactly("praktijk De Brêge", "Hinke Veltman");
    }

    private List<String> outsideNotices() {
        return people.job(() -> jdbc.sql("select c.name from circle.outside_notice n join circle.outside_contact c "
                        + "on c.id = n.contact_id where n.circle_id = ? order by n.level")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void at_d8_an_outside_contact_that_the_plan_does_not_name_is_told_nothing() {
        var plan = plan();
        approve(new NewPlan(
                douwe,
                4,
                plan.holder(),
                plan.deputy(),
                plan.green(),
                plan.signs(),
                plan.helps(),
                plan.helpsNot(),
                plan.actions(),
                plan.line(),
                List.of(),
                plan.approvedAt(),
                plan.reviewAt()));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(24)).plusSeconds(5));
        tick();
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        assertThat(outsideNotices()).isEmpty();
    }

    @Test
    void at_d1_at_night_nobody_is_told_before_half_past_seven_and_the_observer_hears_it_at_once() {
        var night = on(DayOfWeek.THURSDAY, "23:10");
        var happens = see(sietske, true, ANGRY);
        assertThat(happens.nobodyNow()).isTrue();
        assertThat(sent("alert")).isNotEmpty().allSatisfy(message -> assertThat(message.notBefore())
                .isEqualTo(WakingHours.next(night)));
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
    }

    @Test
    void at_d3_who_cannot_at_minute_one_lets_the_third_be_asked_at_minute_one() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        clock.forward(Duration.ofMinutes(1));
        cannot(bauke);
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        assertThat(sent("alert").getLast().notBefore()).isCloseTo(clock.instant(), within(20, ChronoUnit.SECONDS));
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(1);
    }

    @Test
    void r_d10_when_all_who_were_asked_cannot_the_next_level_is_asked_and_the_observer_hears_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        cannot(bauke);
        cannot(henk);
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        cannot(rixt);
        assertThat(asked()).containsExactly(bauke, henk, rixt, anke);
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(3);
        cannot(anke);
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(sent("alertNobody")).extracting(Sent::to).contains(sietske);
    }

    @Test
    void r_d10_who_cannot_before_being_asked_lets_nobody_be_asked_and_is_passed_over_later() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        cannot(rixt);
        assertThat(asked()).containsExactly(bauke, henk);
        cannot(bauke);
        assertThat(asked()).containsExactly(bauke, henk);
        cannot(henk);
        assertThat(asked()).containsExactly(bauke, henk, anke);
    }

    @Test
    void r_d4_who_only_gives_a_number_is_called_and_never_asked() {
        approve(anew(plan().line().stream()
                .map(place -> new NewPlan.Place(
                        place.person(),
                        place.hours(),
                        place.woken(),
                        place.person().equals(rixt)))
                .toList()));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        cannot(bauke);
        forwardTo(raised.plus(Duration.ofHours(4)).plusSeconds(5));
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(2);
        assertThat(asked()).containsExactly(bauke, henk, henk);
    }

    @Test
    void r_d19_in_the_morning_when_the_only_one_who_is_there_cannot_who_saw_it_hears_that_nobody_is_until_four() {
        var raised = on(DayOfWeek.THURSDAY, "23:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(4)).plusSeconds(5));
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(2);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isFalse();
        assertThat(waiting("alertNobody")).isEmpty();
        cannot(bauke);
        assertThat(alertFor(douwe).orElseThrow().level())
                .as("Henk and Rixt are asked, and hear it later")
                .isEqualTo(2);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(waiting("alertNobody")).containsExactly(sietske);
    }

    @Test
    void r_d10_a_plan_holder_who_cannot_look_at_yellow_lets_nobody_of_the_line_be_asked_and_is_asked_after_a_week() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        see(sietske, false, LIGHT);
        cannot(anke);
        var alert = alertFor(douwe).orElseThrow();
        assertThat(alert.phase()).contains(Phase.YELLOW);
        assertThat(alert.level()).isEqualTo(2);
        assertThat(asked()).containsExactly(anke);
        assertThat(waiting("alertNobody")).containsExactly(sietske);
        forwardTo(clock.instant().plus(Duration.ofDays(6)));
        assertThat(asked()).hasSize(1);
        forwardTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(asked()).containsExactly(anke, anke);
    }

    /** What hurt: at the last level her answer changed nothing, and who saw it read that somebody looked at it. */
    @Test
    void r_d19_a_plan_holder_who_cannot_look_at_yellow_the_second_time_either_is_nobody_who_can_be_reached() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        see(sietske, false, LIGHT);
        forwardTo(clock.instant().plus(Duration.ofHours(73)));
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(2);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isFalse();
        cannot(anke);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(waiting("alertNobody")).containsExactly(sietske);
    }

    /** Without what is older than a week, and without what is no sign. */
    @Test
    void r_d16_a_new_alert_begins_with_what_was_needed_to_raise_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        clock.forward(Duration.ofDays(7));
        see(sietske, false, RADIO);
        see(sietske, false);
        assertThat(alertFor(douwe)).isEmpty();
        see(sietske, false, LIGHT);
        assertThat(alertFor(douwe).orElseThrow().observations())
                .extracting(ObservationView::signs)
                .containsExactly(List.of(LIGHT), List.of(RADIO));
    }

    @Test
    void r_d17_who_was_asked_twelve_hours_ago_is_asked_as_the_others_are() {
        on(DayOfWeek.THURSDAY, "07:40");
        see(sietske, true, ANGRY);
        assertThat(asked()).as("the one who is there so early").containsExactly(bauke);
        claim(bauke);
        People.run(douwe, () -> phases.lower(circle, Phase.GREEN, "Hij lacht weer."));
        clock.forward(Duration.ofHours(12).plusMinutes(5));
        assertThat(see(sietske, true, ANGRY).asked()).containsExactly("Bauke", "Henk");
    }

    @Test
    void r_d10_the_same_answer_twice_is_one_answer() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var command = Ids.next();
        var alert = alert();
        People.run(bauke, () -> alerts.cannot(circle, alert, command));
        People.run(bauke, () -> alerts.cannot(circle, alert, command));
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        var claim = Ids.next();
        People.run(rixt, () -> alerts.claim(circle, alert, claim));
        People.run(rixt, () -> alerts.claim(circle, alert, claim));
        assertThat(responses()).isEqualTo(2);
    }

    private long responses() {
        return people.job(() -> jdbc.sql("select count(*) from circle.alert_response where circle_id = ?")
                .param(circle.value())
                .query(Long.class)
                .single());
    }

    @Test
    void r_d11_one_owner_the_others_hear_it_once_and_who_saw_it_reads_the_name() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(rixt);
        assertThat(rang(AlertHeard.class)).as("it was known already").isZero();
        assertThat(alertFor(sietske).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Rixt");
        assertThat(alertFor(bauke).orElseThrow().mayClaim()).isFalse();
        assertThat(sent("alertTaken")).extracting(Sent::to).containsExactlyInAnyOrder(bauke, henk);
        assertThat(sent("alertTaken")).allSatisfy(taken -> {
            assertThat(taken.state()).isEqualTo("PENDING");
            assertThat(taken.words()).containsExactly("Douwe", "Rixt");
        });
        assertThat(sent("alert")).extracting(Sent::state).containsOnly("CANCELLED");
        tick();
        assertThat(sent("alertTaken")).hasSize(2);
        var alert = alert();
        assertThatThrownBy(() -> People.run(bauke, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("alert.justBefore");
                    assertThat(refused.arguments()).containsExactly("Rixt");
                });
    }

    @Test
    void r_d11_of_two_who_claim_in_the_same_moment_one_gets_it() throws Exception {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var alert = alert();
        var barrier = new CyclicBarrier(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            var outcomes = two.invokeAll(List.of(claiming(bauke, alert, barrier), claiming(henk, alert, barrier)));
            var won = 0;
            for (var outcome : outcomes) {
                won += outcome.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(sent("alertTaken")).hasSize(1);
    }

    /** Whichever comes first: one owner, nobody is asked any more, and whoever was asked hears that. */
    @RepeatedTest(4)
    void r_d11_a_claim_in_the_moment_that_the_next_level_is_due_has_one_outcome() throws Exception {
        nobodyElseAsks();
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        clock.forward(Duration.ofHours(4).plusSeconds(1));
        var alert = alert();
        var barrier = new CyclicBarrier(2);
        Callable<Boolean> ticking = () -> {
            barrier.await();
            Acting.asSystem("alerts", tick::doWhatIsDue);
            return true;
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.of(claiming(bauke, alert, barrier), ticking))) {
                assertThat(done.get()).isTrue();
            }
        }
        Acting.asSystem("alerts", tick::doWhatIsDue);
        var now = alertFor(henk).orElseThrow();
        assertThat(now.owner()).map(CirclePerson::firstName).contains("Bauke");
        assertThat(now.isTaken()).isTrue();
        assertThat(now.mayClaim()).isFalse();
        assertThat(waiting("alert")).as("no question is on its way any more").isEmpty();
        assertThat(sent("alertTaken")).extracting(Sent::to).contains(henk).doesNotContain(bauke);
        assertThat(sent("alertTaken").stream()
                        .filter(sent -> sent.state().equals("PENDING"))
                        .map(Sent::to))
                .doesNotHaveDuplicates();
    }

    private Callable<Boolean> claiming(AccountId person, AlertId alert, CyclicBarrier barrier) {
        return () -> {
            barrier.await();
            try {
                People.run(person, () -> alerts.claim(circle, alert, Ids.next()));
                return true;
            } catch (Refused justBefore) {
                return false;
            }
        };
    }

    @Test
    void a_level_is_reached_once_however_many_tick() throws Exception {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        clock.forward(Duration.between(clock.instant(), raised.plus(Duration.ofHours(4)))
                .plusSeconds(5));
        var barrier = new CyclicBarrier(2);
        Callable<Boolean> ticking = () -> {
            barrier.await();
            Acting.asSystem("alerts", tick::doWhatIsDue);
            return true;
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.of(ticking, ticking))) {
                done.get();
            }
        }
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(2);
        assertThat(asked()).hasSize(5);
    }

    @Test
    void after_a_jump_of_thirty_hours_each_level_that_was_due_happens_once_and_in_order() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(raised.plus(Duration.ofHours(30)));
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(3);
        assertThat(levelsAsked()).containsExactly("1 Bauke", "1 Henk", "2 Bauke", "2 Henk", "2 Rixt", "3 Anke");
        assertThat(escalations()).isEqualTo(2);
        assertThat(waiting("alert")).containsExactlyInAnyOrder(bauke, henk, rixt, anke);
        assertThat(alertFor(douwe).orElseThrow().next().orElseThrow().at())
                .isCloseTo(WakingHours.add(raised, Duration.ofHours(24)), within(20, ChronoUnit.SECONDS));
        tick();
        assertThat(escalations()).isEqualTo(2);
    }

    @Test
    void a_server_that_was_down_while_red_went_up_asks_each_person_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        clock.forward(Duration.ofHours(1));
        tick();
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(4);
        assertThat(escalations()).isEqualTo(3);
        assertThat(waiting("alert")).containsExactlyInAnyOrder(bauke, henk, rixt, anke);
        assertThat(sent("alertNobody").stream().filter(sent -> sent.state().equals("PENDING")))
                .extracting(Sent::to)
                .containsOnlyOnce(sietske);
    }

    private List<String> levelsAsked() {
        return people.job(() -> jdbc.sql(
                        "select k.level || ' ' || a.first_name from circle.alert_asked k "
                                + "join common.account a on a.id = k.account_id where k.circle_id = ? order by k.level, a.first_name")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private long escalations() {
        return people.job(() -> jdbc.sql(
                        "select count(*) from common.access_log_entry where chain_id = ? and action = 'ESCALATED'")
                .param(circle.value())
                .query(Long.class)
                .single());
    }

    @Test
    void at_night_who_saw_it_is_not_told_of_half_past_seven_that_nobody_can_be_reached_when_somebody_can() {
        on(DayOfWeek.THURSDAY, "23:10");
        see(sietske, true, ANGRY);
        cannot(bauke);
        assertThat(waiting("alertNobody")).as("Rixt is there from four").containsExactly(sietske);
        cannot(rixt);
        cannot(henk);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(asked()).endsWith(anke);
        assertThat(sent("alertNobody")).extracting(Sent::state).doesNotContain("PENDING");
    }

    @Test
    void r_d10_after_an_early_cannot_the_next_level_keeps_the_time_of_the_table() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        cannot(bauke);
        cannot(henk);
        cannot(rixt);
        var alert = alertFor(douwe).orElseThrow();
        assertThat(alert.level()).isEqualTo(3);
        assertThat(alert.next().orElseThrow().at())
                .isCloseTo(WakingHours.add(raised, Duration.ofHours(24)), within(20, ChronoUnit.SECONDS));
    }

    @Test
    void r_d16_a_new_observation_joins_the_open_alert_and_asks_nobody_again() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        see(anke, true, ANGRY);
        assertThat(alertFor(bauke).orElseThrow().observations()).hasSize(2);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void r_d16_a_phase_that_goes_up_asks_anew() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        see(sietske, true, GONE);
        assertThat(phase()).isEqualTo(Phase.RED);
        var alert = alertFor(henk).orElseThrow();
        assertThat(alert.phase()).contains(Phase.RED);
        assertThat(alert.owner()).map(CirclePerson::firstName).contains("Bauke");
        assertThat(alert.mayClaim()).isTrue();
        assertThat(waiting("alert")).containsExactly(bauke, henk);
        assertThat(alert.level()).isEqualTo(1);
        assertThat(State.due(this).orElseThrow())
                .as("the time of red")
                .isCloseTo(clock.instant().plus(Duration.ofMinutes(15)), within(20, ChronoUnit.SECONDS));
        assertThat(rang(AlertRaised.class)).isEqualTo(2);
        assertThat(rang(PhaseRaised.class)).isEqualTo(2);
    }

    @Test
    void two_yellow_go_to_the_plan_holder_and_the_line_sees_no_words_of_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        assertThat(alertFor(douwe)).isEmpty();
        see(sietske, false, LIGHT);
        assertThat(phase()).isEqualTo(Phase.YELLOW);
        assertThat(asked()).containsExactly(anke);
        assertThat(alertFor(bauke).orElseThrow().sight()).isEqualTo(Sight.PHASE);
        assertThat(alertFor(bauke).orElseThrow().observations()).isEmpty();
        assertThat(alertFor(henk)).isEmpty();
    }

    @Test
    void who_sees_what_of_an_alert() {
        on(DayOfWeek.THURSDAY, "16:10");
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        var klaas = people.person("Klaas");
        seat(klaas, "buurman", Ring.HELPERS, false);
        see(sietske, true, ANGRY);
        assertThat(alertFor(douwe).orElseThrow().observations()).hasSize(1);
        assertThat(alertFor(rixt).orElseThrow().sight()).isEqualTo(Sight.WHOLE);
        assertThat(alertFor(rixt).orElseThrow().observations()).hasSize(1);
        assertThat(alertFor(henk).orElseThrow().observations()).hasSize(1);
        assertThat(alertFor(jannie).orElseThrow().observations()).hasSize(1);

        var inner = alertFor(tineke).orElseThrow();
        assertThat(inner.phase()).contains(Phase.ORANGE);
        assertThat(inner.observations()).isEmpty();
        assertThat(inner.asked()).isEmpty();
        assertThat(inner.helps()).isEmpty();
        assertThat(inner.mayClaim()).isFalse();

        var observer = alertFor(sietske).orElseThrow();
        assertThat(observer.sight()).isEqualTo(Sight.OWN);
        assertThat(observer.phase()).isEmpty();
        assertThat(observer.observations()).hasSize(1);
        assertThat(observer.mayClaim()).isFalse();
        assertThat(alertFor(klaas)).isEmpty();
    }

    @Test
    void only_who_is_in_the_line_or_was_asked_may_answer() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var alert = alert();
        assertThatThrownBy(() -> People.run(anke, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(douwe, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> alerts.cannot(circle, alert, Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(sietske, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, "")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(
                        bauke,
                        () -> alerts.agree(
                                circle,
                                alert,
                                "Wandelen",
                                bauke,
                                clock.instant().plusSeconds(60))))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void an_outsider_finds_nothing() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var alert = alert();
        assertThatThrownBy(() -> alertFor(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> alerts.cannot(circle, alert, Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(
                        stranger,
                        () -> alerts.agree(
                                circle, alert, "Iets", stranger, clock.instant().plusSeconds(60))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> alerts.close(circle, alert, Outcome.SOLVED, "")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_owner_agrees_and_closes_and_the_next_orange_sign_raises_a_new_alert() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var first = alert();
        People.run(
                bauke,
                () -> alerts.agree(
                        circle, first, "Wandelen", bauke, clock.instant().plus(Duration.ofHours(3))));
        assertThat(alertFor(henk).orElseThrow().agreed())
                .map(AlertView.Agreed::what)
                .contains("Wandelen");
        People.run(bauke, () -> alerts.close(circle, first, Outcome.BETTER, "Hij slaapt."));
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isTrue();
        see(sietske, true, ANGRY);
        assertThat(alert()).isNotEqualTo(first);
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isFalse();
    }

    @Test
    void a_claim_without_an_agreed_action_goes_on_to_the_next_level_and_keeps_its_owner() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        forwardTo(WakingHours.add(raised, Duration.ofHours(24)).plusSeconds(30));
        var alert = alertFor(rixt).orElseThrow();
        assertThat(alert.level()).isEqualTo(2);
        assertThat(alert.owner()).map(CirclePerson::firstName).contains("Bauke");
        assertThat(alert.mayClaim()).isTrue();
    }

    @Test
    void what_a_killed_process_left_undone_the_tick_does() {
        on(DayOfWeek.THURSDAY, "16:10");
        var plan = people.job(
                () -> jdbc.sql("select id from circle.early_warning_plan where circle_id = ? and replaced_at is null")
                        .param(circle.value())
                        .query(UUID.class)
                        .single());
        people.job(() -> jdbc.sql(
                        "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, "
                                + "good, worried, text, seen_at) select ?, ?, ?, ?, array[id], array[text], false, true, '', "
                                + "common.kring_now() from circle.warning_sign where plan_id = ? and text = ?")
                .param(Ids.next())
                .param(circle.value())
                .param(plan)
                .param(sietske.value())
                .param(plan)
                .param(ANGRY)
                .update());
        assertThat(alertFor(douwe)).isEmpty();
        tick();
        assertThat(alertFor(douwe)).isPresent();
        assertThat(asked()).containsExactly(bauke, henk);
    }

    /** A job that took it up at the same time, and comes a little later. */
    @Test
    void r_d16_what_was_weighed_is_not_weighed_again() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        var seen = alertFor(bauke).orElseThrow().observations().getFirst().id();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, ""));
        consequences.ofObservation(seen.value());
        assertThat(alert()).isEqualTo(alert);
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        assertThat(asked()).containsExactly(bauke, henk);
    }

    /** The process died after the answer was kept, and somebody picked it up, or ended it, before the next tick. */
    @Test
    void an_answer_that_is_followed_after_it_was_over_asks_and_tells_nobody() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        answered(bauke, "CANNOT");
        claim(henk);
        tick();
        assertThat(asked()).containsExactly(bauke, henk);
        people.job(() -> jdbc.sql("update circle.alert set handed_to = ? where circle_id = ?")
                .param(rixt.value())
                .param(circle.value())
                .update());
        answered(henk, "HANDED");
        answered(rixt, "DECLINED");
        var alert = alert();
        People.run(henk, () -> alerts.close(circle, alert, Outcome.SOLVED, ""));
        tick();
        assertThat(sent("alertHanded")).isEmpty();
        assertThat(sent("alertDeclined")).isEmpty();
    }

    private void answered(AccountId person, String kind) {
        var alert = alert();
        people.job(() -> jdbc.sql(
                        "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind) values (?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(alert.value())
                .param(person.value())
                .param(kind)
                .update());
    }
}
