package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import nl.kring.Fuse;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The process dies before its first word to PostgreSQL, then before its second, and so on to the end of an act; each time the page sends the same again,
 * as a page does. What comes of it is what came of it without dying.
 */
@EnabledIfSystemProperty(named = "kring.all", matches = "true", disabledReason = "./kring test --all")
@KringTest
class DiesAtEveryStepTests extends WatchTest {
    @BeforeEach
    void onlyThis() {
        nobodyElseAsks();
    }

    /** How often it died. */
    private int dies(Runnable again) {
        var died = 0;
        while (!Fuse.survives(died + 1, again)) {
            died++;
            assertThat(died).as("it comes to an end").isLessThan(2000);
            assertThat(silent()).isEmpty();
        }
        return died;
    }

    /** Open alerts of this circle that nobody has and that have no next moment. */
    private List<String> silent() {
        return people.job(() -> jdbc.sql("select phase from circle.alert where circle_id = ? and state <> 'CLOSED' "
                        + "and owner_id is null and next_due_at is null")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private void ticksAndDies() {
        dies(() -> Acting.asSystem("alerts", tick::doWhatIsDue));
    }

    @Test
    void what_somebody_saw_is_kept_once_and_asks_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        var seen = seen(sietske, true, ANGRY);
        assertThat(dies(() -> People.run(sietske, () -> watch.observe(circle, seen))))
                .as("words to the database, each of which was the last once")
                .isGreaterThan(30);
        assertThat(People.as(anke, () -> watch.observations(circle))).hasSize(1);
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        assertThat(asked()).containsExactly(bauke, henk);
    }

    @Test
    void r_d10_who_cannot_said_so_once_and_the_third_is_asked_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var alert = alert();
        var command = Ids.next();
        assertThat(dies(() -> People.run(bauke, () -> alerts.cannot(circle, alert, command))))
                .isGreaterThan(20);
        assertThat(asked()).containsExactly(bauke, henk, rixt);
    }

    @Test
    void r_d11_who_claims_has_it_and_the_others_hear_it_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var alert = alert();
        var command = Ids.next();
        assertThat(dies(() -> People.run(rixt, () -> alerts.claim(circle, alert, command))))
                .isGreaterThan(20);
        ticksAndDies();
        assertThat(alertFor(sietske).orElseThrow().owner())
                .map(CirclePerson::firstName)
                .contains("Rixt");
        assertThat(sent("alertTaken")).extracting(Sent::to).containsExactlyInAnyOrder(bauke, henk);
        assertThat(sent("alert")).extracting(Sent::state).containsOnly("CANCELLED");
    }

    @Test
    void r_d11_who_hands_over_asks_the_other_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        var alert = alert();
        var command = Ids.next();
        assertThat(dies(() -> People.run(bauke, () -> alerts.handOver(circle, alert, rixt, command))))
                .isGreaterThan(20);
        ticksAndDies();
        assertThat(sent("alertHanded")).extracting(Sent::to).containsExactly(rixt);
    }

    @Test
    void a_level_whose_time_has_come_happens_once() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        clock.forward(Duration.between(clock.instant(), raised.plus(Duration.ofHours(30))));
        ticksAndDies();
        ticksAndDies();
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(3);
        assertThat(asked()).containsExactly(bauke, henk, bauke, henk, rixt, anke);
    }

    @Test
    void r_d6_that_it_goes_better_ends_it_and_who_was_asked_hears_it_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        tick();
        var lowered = new boolean[1];
        dies(() -> {
            if (!lowered[0]) {
                People.run(douwe, () -> phases.lower(circle, Phase.GREEN, "Het gaat beter."));
                lowered[0] = true;
            }
        });
        ticksAndDies();
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isTrue();
        assertThat(sent("alertClosed")).extracting(Sent::to).containsExactlyInAnyOrder(bauke, henk);
    }
}
