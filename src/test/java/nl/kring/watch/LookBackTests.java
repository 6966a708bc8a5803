package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is learned of an alert, and what is asked a while later. */
@KringTest
class LookBackTests extends WatchTest {
    @Autowired
    private LookBackService looking;

    @Autowired
    private LaterTick later;

    @Autowired
    private ReviewService reviews;

    private AlertId over(Outcome outcome) {
        see(sietske, true, ANGRY);
        var alert = alert();
        claim(bauke);
        People.run(bauke, () -> alerts.close(circle, alert, outcome, "Het was warm."));
        return alert;
    }

    private void forward(Duration time) {
        clock.forward(time);
        Acting.asSystem("later", later::doWhatIsDue);
        Acting.asSystem("later", later::doWhatIsDue);
    }

    @Test
    void r_d18_two_days_later_the_resident_and_who_had_it_look_back_and_the_circle_learns_from_it() {
        on(DayOfWeek.THURSDAY, "16:10");
        var alert = over(Outcome.BETTER);
        forward(Duration.ofHours(47));
        assertThat(asked(douwe)).isFalse();
        assertThat(sent("lookBack")).isEmpty();
        forward(Duration.ofHours(2));
        assertThat(sent("lookBack")).extracting(Sent::to).containsExactly(bauke);
        assertThat(sent("lookBack.own")).extracting(Sent::to).containsExactly(douwe);
        assertThat(asked(douwe)).isTrue();
        assertThat(asked(bauke)).isTrue();
        assertThat(asked(rixt)).as("who was not in it is not asked").isFalse();

        var id = Ids.next();
        People.run(bauke, () -> looking.say(circle, alert, id, "Samen wandelen", ""));
        People.run(bauke, () -> looking.say(circle, alert, id, "Samen wandelen", ""));
        People.run(douwe, () -> looking.say(circle, alert, Ids.next(), "", "Eerder bellen"));
        assertThat(asked(bauke)).isFalse();
        assertThat(read(anke))
                .extracting(LookBack::by)
                .extracting(CirclePerson::firstName)
                .containsExactly("Douwe", "Bauke");
        assertThat(read(bauke)).extracting(LookBack::helped).containsExactly("Samen wandelen");
        assertThat(read(rixt))
                .as("who is not close to the plan reads only the own words")
                .isEmpty();
        assertThat(read(sietske)).isEmpty();
    }

    private boolean asked(AccountId person) {
        return People.as(person, () -> looking.asked(circle)).isPresent();
    }

    private List<LookBack> read(AccountId person) {
        return People.as(person, () -> looking.said(circle));
    }

    @Test
    void r_d18_only_who_was_in_it_looks_back_and_not_with_nothing() {
        on(DayOfWeek.THURSDAY, "16:10");
        var alert = over(Outcome.BETTER);
        forward(Duration.ofDays(3));
        for (var other : List.of(rixt, anke, sietske, stranger)) {
            assertThatThrownBy(() -> People.run(other, () -> looking.say(circle, alert, Ids.next(), "x", "")))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> People.run(bauke, () -> looking.say(circle, alert, Ids.next(), " ", "")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo("lookBack.empty"));
        assertThatThrownBy(() -> read(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> asked(stranger)).isInstanceOf(NotFound.class);
    }

    @Test
    void r_d17_after_three_times_nothing_in_a_month_resident_and_holder_are_invited_to_adjust_the_signs() {
        on(DayOfWeek.THURSDAY, "12:30");
        over(Outcome.FALSE_ALARM);
        clock.forward(Duration.ofDays(7));
        over(Outcome.FALSE_ALARM);
        assertThat(sent("adjustSigns")).isEmpty();
        clock.forward(Duration.ofDays(7));
        over(Outcome.FALSE_ALARM);
        assertThat(sent("adjustSigns")).extracting(Sent::to).containsExactlyInAnyOrder(douwe, anke);
    }

    @Test
    void r_d17_each_week_another_is_asked_first_if_that_is_wanted() {
        on(DayOfWeek.MONDAY, "16:10");
        assertThat(People.as(bauke, () -> reviews.turns(circle)))
                .as("who is only in the line")
                .isEmpty();
        assertThatThrownBy(() -> People.run(bauke, () -> reviews.takeTurns(circle, true)))
                .isInstanceOf(NotFound.class);
        People.run(anke, () -> reviews.takeTurns(circle, true));
        assertThat(People.as(douwe, () -> reviews.turns(circle))).contains(true);
        var orders = new java.util.LinkedHashSet<List<AccountId>>();
        for (var week = 0; week < 3; week++) {
            orders.add(order());
            clock.forward(Duration.ofDays(7));
        }
        assertThat(orders).as("each is first in one of three weeks").hasSize(3);
        var first = order();
        assertThat(orders.iterator().next()).as("and then it begins again").isEqualTo(first);
        see(sietske, true, ANGRY);
        tick();
        assertThat(asked()).as("so are they asked").startsWith(available(first));
        People.run(douwe, () -> reviews.takeTurns(circle, false));
        assertThat(order()).containsExactly(bauke, henk, rixt);
    }

    /** Henk is there on Thursdays alone. */
    private AccountId available(List<AccountId> order) {
        return order.stream().filter(person -> !person.equals(henk)).findFirst().orElseThrow();
    }

    private List<AccountId> order() {
        return People.as(douwe, () -> watch.plan(circle)).orElseThrow().texts().orElseThrow().line().stream()
                .map(place -> place.person().account())
                .toList();
    }

    @Test
    void r_d17_who_was_asked_less_than_twelve_hours_ago_is_not_asked_first_again() {
        on(DayOfWeek.THURSDAY, "16:10");
        over(Outcome.BETTER);
        clock.forward(Duration.ofMinutes(30));
        see(sietske, true, ANGRY);
        assertThat(alertFor(douwe).orElseThrow().asked().stream()
                        .map(AlertView.Asked::person)
                        .map(CirclePerson::firstName))
                .as("Bauke and Henk were asked by the first")
                .containsExactly("Rixt", "Bauke");
    }

    @Test
    void r_d7_a_quiet_week_of_yellow_asks_whether_it_is_better_and_after_two_it_is_no_longer_news() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        see(sietske, false, LIGHT);
        forward(Duration.ofDays(6));
        assertThat(sent("betterAgain")).isEmpty();
        forward(Duration.ofDays(2));
        assertThat(sent("betterAgain")).extracting(Sent::to).containsExactly(anke);
        assertThat(sent("betterAgain.own")).extracting(Sent::to).containsExactly(douwe);
        var now = People.as(anke, () -> phases.now(circle)).orElseThrow();
        assertThat(now.quiet()).isTrue();
        assertThat(now.stale()).isFalse();
        assertThat(phase()).as("it never falls by itself").isEqualTo(Phase.YELLOW);
        forward(Duration.ofDays(7));
        assertThat(People.as(anke, () -> phases.now(circle)).orElseThrow().stale())
                .isTrue();
        assertThat(sent("betterAgain")).hasSize(1);
        see(sietske, false, RADIO);
        assertThat(People.as(anke, () -> phases.now(circle)).orElseThrow().stale())
                .isFalse();
    }
}
