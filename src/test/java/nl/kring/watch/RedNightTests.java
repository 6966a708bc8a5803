package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.notify.DeliveryMarked.Became;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.watch.WatchEvent.AlertEscalated;
import nl.kring.watch.WatchEvent.AlertHeard;
import org.junit.jupiter.api.Test;

/** It goes wrong in the night: who is woken, who has it, and that nobody believes that help comes when it does not. */
@KringTest
class RedNightTests extends WatchTest {
    private void night(String time) {
        on(DayOfWeek.THURSDAY, time);
    }

    /** Those to whom a question went that may be read now. */
    private List<AccountId> told(String template) {
        return sent(template).stream()
                .filter(sent -> !sent.notBefore().isAfter(clock.instant()))
                .map(Sent::to)
                .toList();
    }

    private int level() {
        return alertFor(douwe).orElseThrow().level();
    }

    private void later(int minutes) {
        clock.forward(Duration.ofMinutes(minutes));
        tick();
    }

    @Test
    void at_d2_red_at_three_wakes_two_then_the_line_then_coordinator_and_inner_and_at_last_the_crisis_card() {
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        night("03:00");
        see(sietske, true, GONE);
        assertThat(told("alert")).as("two who agreed to be woken").containsExactlyInAnyOrder(bauke, rixt);
        later(15);
        assertThat(level()).isEqualTo(2);
        assertThat(told("alert"))
                .as("the rest of the line, but Henk is not woken")
                .doesNotContain(henk);
        assertThat(sent("alert"))
                .filteredOn(sent -> sent.to().equals(henk))
                .allSatisfy(sent -> assertThat(sent.notBefore()).isAfterOrEqualTo(WakingHours.next(clock.instant())));
        later(15);
        assertThat(level()).isEqualTo(3);
        assertThat(sent("alert")).extracting(Sent::to).contains(anke, tineke);
        assertThat(told("alert"))
                .as("who did not agree to be woken hears it in the morning")
                .doesNotContain(anke, tineke);
        later(15);
        assertThat(level()).isEqualTo(4);
        assertThat(told("alertCrisis")).containsExactlyInAnyOrder(bauke, rixt);
        assertThat(alertFor(bauke).orElseThrow().isCrisis()).isTrue();
        assertThat(alertFor(bauke).orElseThrow().numbers()).isNotEmpty();
        assertThat(sent("alertCrisis"))
                .allSatisfy(crisis -> assertThat(crisis.words()).containsExactly("Douwe", "112"));
        assertThat(outsideNotices()).as("whom the plan names for another phase").isZero();
        assertThat(logged()).containsExactly("RAISED", "ESCALATED", "ESCALATED", "ESCALATED");
    }

    private long outsideNotices() {
        return people.job(() -> jdbc.sql("select count(*) from circle.outside_notice where circle_id = ?")
                .param(circle.value())
                .query(Long.class)
                .single());
    }

    private List<String> logged() {
        return people.job(() -> jdbc.sql("select action from common.access_log_entry where chain_id = ? "
                        + "and action in ('RAISED', 'ESCALATED') order by n")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void at_d2_as_long_as_nobody_has_it_all_are_asked_again_each_three_quarters_of_an_hour() {
        night("03:00");
        see(sietske, true, GONE);
        clock.forward(Duration.ofMinutes(46));
        tick();
        tick();
        assertThat(told("alertCrisis")).hasSize(2);
        later(46);
        assertThat(told("alertCrisis"))
                .as("and once a time, however often it is looked")
                .hasSize(4);
        tick();
        assertThat(told("alertCrisis")).hasSize(4);
        assertThat(level()).isEqualTo(4);
        claim(rixt);
        later(20);
        assertThat(told("alertCrisis")).hasSize(4);
        assertThat(alertFor(bauke).orElseThrow().isTaken()).isTrue();
    }

    /** What hurt: an open alert went on by the line of before, and woke who had said since that he would rather not be woken. */
    @Test
    void r_d22_who_may_be_woken_is_who_agrees_to_it_in_the_plan_of_now() {
        night("03:00");
        var happens = see(sietske, true, ANGRY);
        assertThat(happens.nobodyNow()).isTrue();
        approve(anew(List.of(
                new NewPlan.Place(henk, AlertLevelsTests.AWAKE, true, false),
                new NewPlan.Place(bauke, AlertLevelsTests.AWAKE, false, false))));
        see(sietske, true, GONE);
        assertThat(told("alert")).containsExactly(henk);
        later(16);
        assertThat(told("alert")).containsOnly(henk);
        assertThat(sent("alert").stream()
                        .filter(sent -> sent.to().equals(rixt) && sent.state().equals("PENDING")))
                .as("she is not in the line any more")
                .isEmpty();
        claim(henk);
        assertThat(alertFor(henk).orElseThrow().mine()).isTrue();
    }

    @Test
    void at_d4_a_red_claim_without_an_action_in_half_an_hour_asks_the_next_and_says_so_kindly() {
        night("03:00");
        see(sietske, true, GONE);
        later(5);
        claim(bauke);
        later(29);
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isFalse();
        later(2);
        assertThat(level()).isEqualTo(2);
        assertThat(alertFor(bauke).orElseThrow().askedAgain()).isTrue();
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();
        assertThat(alertFor(sietske).orElseThrow().askedAgain())
                .as("who saw it reads so too")
                .isTrue();
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isTrue();
        claim(rixt);
        assertThat(alertFor(sietske).orElseThrow().askedAgain()).isFalse();
        assertThat(alertFor(bauke).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Rixt");
    }

    @Test
    void at_d4_also_after_the_last_level_a_claim_without_an_action_is_not_silent() {
        night("03:00");
        see(sietske, true, GONE);
        later(46);
        claim(bauke);
        later(31);
        assertThat(alertFor(bauke).orElseThrow().askedAgain()).isTrue();
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isTrue();
        assertThat(waiting("alert")).contains(rixt);
        assertThat(waiting("alertCrisis")).as("somebody has it").isEmpty();
    }

    /** In the line, close, at home or coordinator; Henk was asked, and was taken out of the line since. */
    @Test
    void at_d2_the_last_level_asks_who_was_asked_and_is_still_near() {
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        var geert = people.person("Geert");
        seat(geert, "regelt mee", Ring.HELPERS, true);
        var trijn = people.person("Trijn");
        people.job(
                () -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)")
                        .param(circle.value())
                        .param(trijn.value())
                        .update());
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        assertThat(asked()).containsExactly(bauke, henk);
        approve(anew(plan().line().stream()
                .filter(place -> !place.person().equals(henk))
                .toList()));
        later(46);
        assertThat(level()).isEqualTo(4);
        assertThat(sent("alertCrisis"))
                .extracting(Sent::to)
                .containsExactlyInAnyOrder(bauke, rixt, anke, tineke, geert, trijn);
    }

    @Test
    void r_d19_who_sees_it_when_the_last_level_was_reached_hears_too_that_nobody_can_be() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        later(46);
        assertThat(waiting("alertNobody")).containsExactly(sietske);
        see(jannie, true, GONE);
        assertThat(waiting("alertNobody")).containsExactly(sietske);
        later(46);
        assertThat(waiting("alertNobody")).containsExactlyInAnyOrder(sietske, jannie);
        see(rixt, true, GONE);
        var before = rang(AlertEscalated.class);
        for (var person : List.of(bauke, henk, rixt, anke)) {
            cannot(person);
        }
        assertThat(waiting("alertNobody")).containsExactlyInAnyOrder(sietske, jannie, rixt);
        assertThat(rang(AlertEscalated.class)).as("there is no next level").isEqualTo(before);
        assertThat(level()).isEqualTo(4);
    }

    @Test
    void r_d11_at_night_who_was_not_told_yet_hears_nothing_of_who_took_it() {
        night("03:00");
        see(sietske, true, GONE);
        later(15);
        claim(rixt);
        assertThat(sent("alertTaken")).extracting(Sent::to).containsExactly(bauke);
        assertThat(waiting("alert")).isEmpty();
    }

    @Test
    void r_d22_who_is_asked_to_take_it_over_is_woken_as_who_is_asked_is() {
        night("03:00");
        see(sietske, true, ANGRY);
        see(sietske, true, GONE);
        claim(bauke);
        var alert = alert();
        People.run(bauke, () -> alerts.handOver(circle, alert, henk, Ids.next()));
        assertThat(told("alertHanded")).isEmpty();
        assertThat(waiting("alertHanded")).containsExactly(henk);
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, Ids.next()));
        assertThat(told("alertHanded")).containsExactly(rixt);
    }

    @Test
    void r_d22_orange_wakes_nobody_to_take_it_over() {
        night("03:00");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, Ids.next()));
        assertThat(waiting("alertHanded")).containsExactly(rixt);
        assertThat(told("alertHanded")).isEmpty();
    }

    /** Also when others were asked meanwhile, because the time to agree something was over. */
    @Test
    void r_d11_who_was_asked_to_take_it_over_and_cannot_says_so_to_who_has_it_and_no_other_does() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        claim(bauke);
        var alert = alert();
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, Ids.next()));
        later(31);
        assertThat(alertFor(henk).orElseThrow().mayClaim()).isTrue();
        cannot(henk);
        assertThat(sent("alertDeclined")).isEmpty();
        assertThat(alertFor(rixt).orElseThrow().handedToMe()).isTrue();
        cannot(rixt);
        assertThat(sent("alertDeclined")).singleElement().satisfies(declined -> {
            assertThat(declined.to()).isEqualTo(bauke);
            assertThat(declined.words()).containsExactly("Douwe", "Rixt");
        });
        assertThat(alertFor(bauke).orElseThrow().handedTo()).isEmpty();
    }

    @Test
    void r_d10_a_resident_who_says_that_it_goes_wrong_is_red_at_once() {
        night("03:00");
        People.run(douwe, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.GOES_WRONG));
        assertThat(phase()).isEqualTo(Phase.RED);
        assertThat(told("alert")).containsExactlyInAnyOrder(bauke, rixt);
    }

    @Test
    void r_d21_who_is_not_reached_lets_the_next_be_asked_at_once_and_it_is_said() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        marked(bauke, Became.BACK);
        withoutMail();
        assertThat(asked()).containsExactly(bauke, henk, rixt);
        assertThat(unreached(douwe)).containsExactly("Bauke");
        claim(bauke);
        assertThat(alertFor(douwe).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Bauke");
        tick();
        assertThat(asked()).as("once").hasSize(3);
    }

    /** By whichever way: what does not go by one may have gone by another, and what came back by mail may be told all the same. */
    @Test
    void r_d21_who_was_reached_by_one_way_was_reached() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        marked(bauke, Became.SENT);
        marked(bauke, Became.FAILED);
        marked(henk, Became.BACK_FROM_ONE);
        withoutMail();
        assertThat(unreached(douwe)).isEmpty();
        assertThat(asked()).hasSize(2);
        var before = rang(AlertHeard.class);
        marked(bauke, Became.BACK);
        withoutMail();
        assertThat(unreached(douwe)).containsExactly("Bauke");
        assertThat(rang(AlertHeard.class))
                .as("open pages say so, and that the next is asked")
                .isEqualTo(before + 2);
    }

    private List<String> unreached(AccountId reader) {
        return alertFor(reader).orElseThrow().asked().stream()
                .filter(AlertView.Asked::unreached)
                .map(asked -> asked.person().firstName())
                .toList();
    }

    @Test
    void r_d21_when_nobody_is_reached_each_screen_says_that_nobody_can_be_until_somebody_is() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        marked(bauke, Became.AGAIN);
        marked(henk, Became.AGAIN);
        clock.forward(Duration.ofMinutes(3));
        withoutMail();
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isTrue();
        assertThat(alertFor(douwe).orElseThrow().nobodyNow()).isTrue();
        assertThat(asked()).as("orange waits: the mail server may be back soon").hasSize(2);
        assertThat(waiting("alertNobody")).containsExactly(sietske);
        marked(henk, Became.SENT);
        withoutMail();
        assertThat(waiting("alertNobody"))
                .as("what is so no more does not leave")
                .isEmpty();
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isFalse();
        assertThat(unreached(douwe)).containsExactly("Bauke");
    }

    @Test
    void r_d21_when_no_way_leads_to_anybody_every_screen_says_so_and_whoever_reads_it_may_take_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        for (var turn = 0; turn < 6; turn++) {
            asked().stream().distinct().forEach(person -> marked(person, Became.FAILED));
            withoutMail();
        }
        assertThat(asked()).as("all were tried").contains(bauke, henk, rixt, anke);
        for (var reader : List.of(douwe, sietske, bauke, henk, rixt, anke, jannie)) {
            assertThat(alertFor(reader).orElseThrow().nobodyNow()).isTrue();
        }
        assertThat(unreached(douwe)).containsExactlyInAnyOrder("Bauke", "Henk", "Rixt", "Anke");
        var before = rang(AlertHeard.class);
        claim(henk);
        assertThat(alertFor(sietske).orElseThrow().nobodyNow()).isFalse();
        assertThat(rang(AlertHeard.class)).as("open pages hear that").isEqualTo(before + 1);
    }

    /** A tick while nothing leaves. */
    private void withoutMail() {
        nl.kring.platform.Acting.asSystem("alerts", tick::doWhatIsDue);
    }

    @Test
    void r_d21_red_asks_the_next_when_a_message_has_not_left_for_two_minutes() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        marked(bauke, Became.AGAIN);
        withoutMail();
        assertThat(asked()).as("what is tried again is not lost yet").containsExactly(bauke, henk);
        clock.forward(Duration.ofMinutes(3));
        withoutMail();
        assertThat(asked()).contains(rixt);
        assertThat(alertFor(sietske).orElseThrow().asked()).isNotEmpty();
    }

    @Test
    void r_d11_who_has_it_keeps_it_until_the_other_says_yes() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        var command = Ids.next();
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, command));
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, command));
        assertThat(sent("alertHanded")).singleElement().satisfies(handed -> {
            assertThat(handed.to()).isEqualTo(rixt);
            assertThat(handed.words()).containsExactly("Douwe", "Bauke");
        });
        assertThat(alertFor(douwe).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Bauke");
        assertThat(alertFor(henk).orElseThrow().mayClaim()).isFalse();
        assertThat(alertFor(rixt).orElseThrow().handedToMe()).isTrue();
        cannot(rixt);
        assertThat(sent("alertDeclined")).extracting(Sent::to).containsExactly(bauke);
        assertThat(alertFor(bauke).orElseThrow().handedTo()).isEmpty();
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();

        clock.forward(Duration.ofMinutes(5));
        People.run(bauke, () -> alerts.handOver(circle, alert, rixt, Ids.next()));
        assertThat(sent("alertHanded"))
                .extracting(Sent::to)
                .as("asked a second time")
                .containsExactly(rixt, rixt);
        People.run(bauke, () -> alerts.handOver(circle, alert, henk, Ids.next()));
        claim(henk);
        assertThat(alertFor(bauke).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Henk");
        assertThat(alertFor(henk).orElseThrow().mine()).isTrue();
        assertThat(alertFor(henk).orElseThrow().handedTo()).isEmpty();
    }

    @Test
    void r_d11_only_who_has_it_hands_it_over_and_only_to_who_can_answer() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        for (var other : List.of(rixt, anke, douwe)) {
            assertThatThrownBy(() -> People.run(other, () -> alerts.handOver(circle, alert, henk, Ids.next())))
                    .isInstanceOf(NoRight.class);
        }
        assertThatThrownBy(() -> People.run(stranger, () -> alerts.handOver(circle, alert, henk, Ids.next())))
                .isInstanceOf(NotFound.class);
        for (var other : List.of(sietske, douwe, bauke, stranger)) {
            assertThatThrownBy(() -> People.run(bauke, () -> alerts.handOver(circle, alert, other, Ids.next())))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(sent("alertHanded")).isEmpty();
    }

    @Test
    void r_d12_another_does_what_was_agreed_with_who_has_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        var before = clock.instant().plus(Duration.ofHours(2));
        People.run(bauke, () -> alerts.agree(circle, alert, "Wandelen", rixt, before));
        assertThat(alertFor(henk).orElseThrow().agreed().orElseThrow().doer().firstName())
                .isEqualTo("Rixt");
        assertThat(alertFor(henk).orElseThrow().isTaken()).isTrue();
        assertThatThrownBy(() -> People.run(bauke, () -> alerts.agree(circle, alert, "Iets", stranger, before)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void at_d6_from_red_within_a_day_it_takes_two() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        clock.forward(Duration.ofHours(1));
        assertThatThrownBy(() -> lower(anke)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo("watch.twoNeeded"));
        say(anke, Phase.GREEN);
        assertThat(phase()).isEqualTo(Phase.RED);
        assertThat(sent("alertSays"))
                .extracting(Sent::to)
                .contains(douwe, bauke, rixt, henk)
                .doesNotContain(anke);
        assertThatThrownBy(() -> lower(anke)).as("not the same one twice").isInstanceOf(Refused.class);
        var said = People.as(bauke, () -> phases.now(circle)).orElseThrow();
        assertThat(said.said().orElseThrow().by().firstName()).isEqualTo("Anke");
        assertThat(said.twoNeeded()).isFalse();
        People.run(bauke, () -> phases.lower(circle, Phase.YELLOW, "Hij slaapt."));
        assertThat(phase()).as("the more careful of both").isEqualTo(Phase.YELLOW);
    }

    @Test
    void r_d6_what_one_said_does_not_count_after_a_new_sign_while_it_is_red() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        say(anke, Phase.GREEN);
        say(anke, Phase.GREEN);
        assertThat(sent("alertSays")).extracting(Sent::to).as("once to each").doesNotHaveDuplicates();
        see(sietske, true, ANGRY);
        assertThat(People.as(douwe, () -> phases.now(circle)).orElseThrow().said())
                .isEmpty();
        assertThatThrownBy(() -> lower(douwe)).isInstanceOf(Refused.class);
        assertThat(phase()).isEqualTo(Phase.RED);
    }

    @Test
    void r_d6_who_is_in_the_line_is_one_of_two_and_never_alone_also_not_after_a_day() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        clock.forward(Duration.ofHours(25));
        assertThatThrownBy(() -> lower(bauke)).isInstanceOf(NoRight.class);
        assertThat(People.as(bauke, () -> phases.now(circle)).orElseThrow().mayLower())
                .isFalse();
    }

    @Test
    void r_d21_a_mail_that_comes_back_after_somebody_took_it_does_not_say_that_it_lapsed() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(henk);
        marked(bauke, Became.BACK);
        withoutMail();
        assertThat(alertFor(sietske).orElseThrow().askedAgain()).isFalse();
        assertThat(alertFor(sietske).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Henk");
        assertThat(asked()).hasSize(2);
    }

    @Test
    void at_d2_who_said_not_now_or_could_not_be_reached_is_asked_again_when_nobody_has_it() {
        night("03:00");
        see(sietske, true, GONE);
        cannot(rixt);
        marked(bauke, Became.BACK);
        clock.forward(Duration.ofMinutes(46));
        withoutMail();
        clock.forward(Duration.ofMinutes(46));
        withoutMail();
        assertThat(told("alertCrisis")).contains(rixt, bauke);
    }

    @Test
    void at_d2_who_came_after_the_last_level_is_asked_with_the_others_and_may_pick_it_up() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        clock.forward(Duration.ofMinutes(46));
        tick();
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, true);
        later(46);
        assertThat(told("alertCrisis")).contains(tineke);
        claim(tineke);
        assertThat(alertFor(tineke).orElseThrow().mine()).isTrue();
    }

    @Test
    void r_d6_one_of_the_two_is_close_to_the_plan_or_comes_for_the_work() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        say(bauke, Phase.GREEN);
        assertThat(People.as(rixt, () -> phases.now(circle)).orElseThrow().twoNeeded())
                .isTrue();
        assertThatThrownBy(() -> lower(rixt)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> say(sietske, Phase.GREEN)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> say(stranger, Phase.GREEN)).isInstanceOf(NotFound.class);
        lower(douwe);
        assertThat(phase()).isEqualTo(Phase.GREEN);
    }

    @Test
    void r_d6_what_one_said_does_not_count_after_a_new_sign_or_a_day() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        say(anke, Phase.GREEN);
        clock.forward(Duration.ofHours(25));
        assertThat(People.as(bauke, () -> phases.now(circle)).orElseThrow().said())
                .isEmpty();
        lower(douwe);
        assertThat(phase()).as("after a day one is enough").isEqualTo(Phase.GREEN);
        see(sietske, true, GONE);
        assertThat(People.as(bauke, () -> phases.now(circle)).orElseThrow().said())
                .isEmpty();
        assertThatThrownBy(() -> lower(douwe)).isInstanceOf(Refused.class);
    }

    private void say(AccountId person, Phase to) {
        People.run(person, () -> phases.sayBetter(circle, to, "Hij slaapt."));
    }

    private void lower(AccountId person) {
        People.run(person, () -> phases.lower(circle, Phase.GREEN, "Hij is weer thuis."));
    }

    @Test
    void no_open_alert_is_without_an_owner_and_without_a_next_time() {
        night("03:00");
        see(sietske, true, GONE);
        for (var step = 0; step < 8; step++) {
            assertThat(dueOrOwned()).isTrue();
            later(20);
        }
    }

    private boolean dueOrOwned() {
        return people.job(
                () -> jdbc.sql("select bool_and(owner_id is not null or next_due_at is not null) from circle.alert "
                                + "where circle_id = ? and state <> 'CLOSED'")
                        .param(circle.value())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void r_d6_two_who_say_at_one_instant_that_red_is_over_end_it() throws Exception {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        var barrier = new CyclicBarrier(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done :
                    two.invokeAll(List.of(saying(anke, Phase.GREEN, barrier), saying(bauke, Phase.YELLOW, barrier)))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(phase()).as("the more careful of both").isEqualTo(Phase.YELLOW);
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isTrue();
    }

    private Callable<Boolean> saying(AccountId person, Phase to, CyclicBarrier barrier) {
        return () -> {
            barrier.await();
            say(person, to);
            return true;
        };
    }
}
