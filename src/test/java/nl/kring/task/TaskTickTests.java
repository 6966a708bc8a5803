package nl.kring.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TaskTickTests extends TaskTest {
    private static final String GROCERIES = "Boodschappen halen";

    @Autowired
    private CircleService circles;

    private List<AccountId> told(TaskId task, String template) {
        return people.job(() -> jdbc.sql(
                        "select recipient_id from common.delivery where subject_id = ? and template = ? and state = 'PENDING'")
                .param(task.value())
                .param(template)
                .query((row, _) -> new AccountId(row.getObject(1, java.util.UUID.class)))
                .list());
    }

    @Test
    void r_c10_aDayBeforeThreeAtMostAreAskedWhoDidTheLeastAndNeverWhoComesForTheWork() {
        var tjitske = people.person("Tjitske");
        people.seat(circle, tjitske, Ring.HELPERS);
        take(sietse, ask(anke, "Iets anders", Duration.ofDays(9)));
        var busy = ask(douwe, GROCERIES, Duration.ofHours(30));
        ticks();
        assertThat(told(busy, "taskNudge")).isEmpty();
        clock.forward(Duration.ofHours(7));
        ticks();
        assertThat(told(busy, "taskNudge")).containsExactlyInAnyOrder(anke, rixt, tjitske);
        take(sietse, busy);
        ticks();
        assertThat(told(busy, "taskNudge")).isEmpty();
    }

    @Test
    void r_c10_whoRestsOrCannotIsNotAskedAndOfHealthOnlyThatThereIsSomething() {
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        people.job(
                () -> jdbc.sql("update circle.circle_member set resting_until = common.kring_now() + interval '3 days' "
                                + "where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(clara.value())
                        .update());
        var health = task("Wond verzorgen", in(Duration.ofHours(20)), Topic.HEALTH);
        People.run(douwe, () -> tasks.ask(circle, health));
        ticks();
        assertThat(told(health.id(), "taskNudge")).isEmpty();
        assertThat(told(health.id(), "taskNudgeOnly")).containsExactly(anke);
        var other = ask(douwe, GROCERIES, Duration.ofHours(40));
        People.run(sietse, () -> tasks.cannot(circle, other));
        clock.forward(Duration.ofHours(17));
        ticks();
        assertThat(told(other, "taskNudge")).doesNotContain(sietse, clara).contains(rixt);
    }

    @Test
    void r_c10_whoDropsOutLateIsNoticedAtOnceAndNotAskedAgain() {
        var id = ask(douwe, GROCERIES, Duration.ofHours(10));
        take(sietse, id);
        ticks();
        assertThat(told(id, "taskNudge")).isEmpty();
        People.run(sietse, () -> tasks.handBack(circle, id));
        ticks();
        assertThat(told(id, "taskNudge")).containsExactlyInAnyOrder(anke, rixt);
    }

    @Test
    void r_c10_fourHoursBeforeItsMakerReadsThatNobodyHasIt() {
        var id = ask(anke, GROCERIES, Duration.ofHours(5));
        ticks();
        assertThat(told(id, "taskNobody")).isEmpty();
        clock.forward(Duration.ofHours(2));
        ticks();
        assertThat(told(id, "taskNobody")).containsExactly(anke);
    }

    @Test
    void r_c10_whatIsAskedShortBeforeIsGivenHalfAnHour() {
        var id = ask(anke, GROCERIES, Duration.ofHours(2));
        ticks();
        assertThat(told(id, "taskNobody")).isEmpty();
        clock.forward(Duration.ofMinutes(31));
        ticks();
        assertThat(told(id, "taskNobody")).containsExactly(anke);
    }

    @Test
    void r_c11_whoHadItIsAskedOnceAndNoAnswerInADayIsNoNagging() {
        var id = ask(anke, GROCERIES, Duration.ofHours(5));
        take(sietse, id);
        clock.forward(Duration.ofHours(7));
        ticks();
        assertThat(told(id, "taskWorked")).containsExactly(sietse);
        assertThat(state(id)).isEqualTo(TaskState.TAKEN);
        clock.forward(Duration.ofHours(25));
        ticks();
        assertThat(state(id)).isEqualTo(TaskState.DONE_UNCONFIRMED);
        assertThat(told(id, "taskWorked")).hasSize(1);
    }

    @Test
    void r_c11_whoSaidItOnScreenBeforeTheMailLeftIsNotAskedByMail() {
        var id = ask(anke, GROCERIES, Duration.ofHours(5));
        take(sietse, id);
        clock.forward(Duration.ofHours(7));
        ticks();
        ticks();
        assertThat(waiting(id)).containsExactly("PENDING");
        People.run(sietse, () -> tasks.say(circle, id, true));
        ticks();
        assertThat(waiting(id)).containsExactly("CANCELLED");
    }

    private List<String> waiting(TaskId id) {
        return people.job(
                () -> jdbc.sql("select state from common.delivery where subject_id = ? and template = 'taskWorked'")
                        .param(id.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void whatNobodyTookIsOverAndSaysSo() {
        var id = ask(anke, GROCERIES, Duration.ofHours(5));
        clock.forward(Duration.ofHours(7));
        ticks();
        assertThat(state(id)).isEqualTo(TaskState.EXPIRED);
    }

    @Test
    void whoLeavesLeavesTheTaskForTheOthers() {
        var id = ask(anke, GROCERIES, Duration.ofDays(3));
        take(sietse, id);
        People.run(sietse, () -> circles.leave(circle));
        ticks();
        assertThat(state(id)).isEqualTo(TaskState.OPEN);
        assertThat(seen(rixt, id).returned()).isTrue();
    }
}
