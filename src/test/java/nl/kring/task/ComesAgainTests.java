package nl.kring.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.task.NewTask.When;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task that comes again is asked anew each time, of the same people. */
class ComesAgainTests extends TaskTest {
    @Autowired
    private CircleService circles;

    private TaskId asks(AccountId who, Repeats repeats) {
        var task = new NewTask(
                new TaskId(Ids.next()),
                "Boodschappen halen",
                new When(in(Duration.ofHours(30)).truncatedTo(ChronoUnit.MINUTES), false),
                Optional.of("Dokkum"),
                Optional.empty(),
                false,
                false,
                Topic.PRACTICAL,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                repeats);
        People.run(who, () -> tasks.ask(circle, task));
        return task.id();
    }

    private void goesOn(Duration time) {
        clock.forward(time);
        ticks();
    }

    private List<TaskView> all() {
        return People.as(douwe, () -> reading.all(circle));
    }

    @Test
    void onceItBeganTheNextTimeIsAskedOnceAndFree() {
        var first = asks(anke, Repeats.WEEKLY);
        take(sietse, first);
        ticks();
        assertThat(all()).hasSize(1);
        goesOn(Duration.ofHours(31));
        assertThat(all()).hasSize(2);
        var next = all().getLast();
        assertThat(next.state()).isEqualTo(TaskState.OPEN);
        assertThat(next.place()).contains("Dokkum");
        assertThat(next.maker().orElseThrow().account()).isEqualTo(anke);
        assertThat(next.when().at().atZone(MovingClock.ZONE))
                .isEqualTo(all().getFirst().when().at().atZone(MovingClock.ZONE).plusWeeks(1));
        take(rixt, next.id());
        goesOn(Duration.ofDays(7));
        assertThat(all()).hasSize(3);
    }

    @Test
    void betweenTwoTimesTheNextStandsThereSoThatItCanBeEnded() {
        asks(anke, Repeats.FORTNIGHTLY);
        goesOn(Duration.ofDays(3));
        assertThat(all()).hasSize(2);
        var next = all().getLast();
        assertThat(next.when().at()).isAfter(clock.instant().plus(Duration.ofDays(10)));
        People.run(anke, () -> tasks.withdrawForGood(circle, next.id()));
        goesOn(Duration.ofDays(20));
        assertThat(all()).hasSize(2);
    }

    @Test
    void onlyThisTimeNotLeavesTheNext_neverAgainLeavesNone() {
        var first = asks(anke, Repeats.WEEKLY);
        People.run(anke, () -> tasks.withdraw(circle, first));
        goesOn(Duration.ofHours(31));
        assertThat(all()).extracting(TaskView::state).containsExactly(TaskState.WITHDRAWN, TaskState.OPEN);
        var next = all().getLast().id();
        assertThatThrownBy(() -> People.run(rixt, () -> tasks.withdrawForGood(circle, next)))
                .isInstanceOf(NoRight.class);
        People.run(douwe, () -> tasks.withdrawForGood(circle, next));
        goesOn(Duration.ofDays(8));
        assertThat(all()).extracting(TaskView::state).containsExactly(TaskState.WITHDRAWN, TaskState.WITHDRAWN);
    }

    @Test
    void neverAgainEndsTheNextTimeTooWhereverItIsSaid() {
        var first = asks(anke, Repeats.WEEKLY);
        take(sietse, first);
        goesOn(Duration.ofHours(31));
        assertThat(all()).hasSize(2);
        People.run(anke, () -> tasks.withdrawForGood(circle, first));
        assertThat(all()).extracting(TaskView::state).containsOnly(TaskState.WITHDRAWN);
        goesOn(Duration.ofDays(8));
        assertThat(all()).hasSize(2);
    }

    @Test
    void whoPausesAsksOnAfterwards() {
        asks(anke, Repeats.WEEKLY);
        paused("3 days");
        goesOn(Duration.ofHours(31));
        assertThat(all()).hasSize(1);
        goesOn(Duration.ofDays(3));
        assertThat(all()).hasSize(2);
    }

    private void paused(String time) {
        people.job(() -> jdbc.sql("update circle.circle_member set paused_until = common.kring_now() + ?::interval "
                        + "where circle_id = ? and account_id = ?")
                .param(time)
                .param(circle.value())
                .param(anke.value())
                .update());
    }

    @Test
    void whatWasOnlyProposedDoesNotComeAgain() {
        asks(sietse, Repeats.WEEKLY);
        goesOn(Duration.ofHours(31));
        assertThat(all()).hasSize(1);
    }

    @Test
    void whoLeftAsksNothingMore() {
        asks(anke, Repeats.WEEKLY);
        People.run(anke, () -> circles.leave(circle));
        goesOn(Duration.ofHours(31));
        assertThat(all()).hasSize(1);
    }
}
