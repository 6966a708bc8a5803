package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleState;
import nl.kring.farewell.FarewellService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the first word that somebody died, an alert asks nobody more; confirmed it ends, mistaken it goes on. */
@KringTest
class AlertsWhenSomebodyDiesTests extends WatchTest {
    @Autowired
    private FarewellService farewell;

    @Autowired
    private List<DueWork> works;

    private void died() {
        People.run(rixt, () -> farewell.report(circle, douwe, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
    }

    private void settle() {
        works.stream()
                .filter(work -> work.name().equals("farewell"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    @Test
    void at_b4_saidAMinuteBeforeTheNextLevelNobodyMoreIsAskedAndAfterAMistakeTheyAre() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(asked()).containsExactly(bauke, henk);
        clock.forward(Duration.ofHours(4).minusMinutes(1));
        died();
        forwardTo(raised.plus(Duration.ofHours(4)).plusSeconds(5));
        tick();
        assertThat(asked()).containsExactly(bauke, henk);
        assertThat(alertFor(douwe).orElseThrow().level()).isEqualTo(1);
        People.run(henk, () -> farewell.mistake(circle, douwe));
        tick();
        assertThat(asked()).hasSizeGreaterThan(2);
    }

    @Test
    void at_b4_whatIsSeenAfterTheFirstWordAsksNobody() {
        on(DayOfWeek.THURSDAY, "16:10");
        died();
        see(sietske, true, ANGRY);
        tick();
        assertThat(asked()).isEmpty();
        assertThat(alertFor(douwe)).isEmpty();
    }

    @Test
    void at_d9_onceConfirmedAnOpenAlertEndsAndWhatHadNotLeftIsTakenBack() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        died();
        People.run(anke, () -> farewell.confirm(circle, douwe));
        settle();
        assertThat(people.job(() -> circles.view(circle)).state()).isEqualTo(CircleState.IN_MEMORIAM);
        assertThat(people.job(() -> jdbc.sql("select state from circle.alert where circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly("CLOSED");
        assertThat(sent("alert")).extracting(Sent::state).containsOnly("CANCELLED");
    }

    /** In a household it is somebody else who died: for who lives people are asked all the same. */
    @Test
    void r_b21_whenWhoLivesThereTooDiedTheOtherOnesMattersGoOn() {
        var trijn = people.person("Trijn");
        people.job(
                () -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)")
                        .param(circle.value())
                        .param(trijn.value())
                        .update());
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        People.run(rixt, () -> farewell.report(circle, trijn, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
        see(sietske, true, ANGRY);
        tick();
        assertThat(asked()).containsExactly(bauke, henk);
        mailsLeave();
        assertThat(sent("alert")).extracting(Sent::state).contains("SENT");
        forwardTo(raised.plus(Duration.ofHours(4)).plusSeconds(5));
        tick();
        assertThat(asked()).hasSizeGreaterThan(2);
        People.run(anke, () -> farewell.confirm(circle, trijn));
        settle();
        assertThat(alertFor(douwe).orElseThrow().level()).isGreaterThan(1);
    }

    private void mailsLeave() {
        works.stream()
                .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                .forEach(work -> {
                    for (var turn = 0; turn < 500 && people.mailWaits(); turn++) {
                        Acting.asSystem(work.name(), work::doWhatIsDue);
                    }
                });
    }

    @Test
    void r_b21_whenTheOneWhosePlanItIsDiedNobodyIsAskedAndWhoLivesThereTooGoesOn() {
        var trijn = people.person("Trijn");
        people.job(
                () -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)")
                        .param(circle.value())
                        .param(trijn.value())
                        .update());
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        died();
        People.run(anke, () -> farewell.confirm(circle, douwe));
        settle();
        var now = people.job(() -> circles.view(circle));
        assertThat(now.state()).isEqualTo(CircleState.ACTIVE);
        assertThat(now.whose()).isEqualTo("Trijn");
        assertThat(people.job(() -> jdbc.sql("select state from circle.alert where circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly("CLOSED");
        assertThat(People.as(trijn, () -> watch.plan(circle))).isEmpty();
    }
}
