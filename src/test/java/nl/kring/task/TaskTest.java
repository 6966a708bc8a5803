package nl.kring.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.task.NewTask.When;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Douwe's circle: Anke is close, Sietse and Rixt help, Jannie comes for her work. */
@KringTest
abstract class TaskTest {
    @Autowired
    protected People people;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected ReadingTasks reading;

    @Autowired
    protected MovingClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private TaskTick tick;

    protected AccountId douwe;
    protected AccountId anke;
    protected AccountId sietse;
    protected AccountId rixt;
    protected AccountId jannie;
    protected CircleId circle;

    @BeforeEach
    void aCircle() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        sietse = people.person("Sietse");
        rixt = people.person("Rixt");
        jannie = people.person("Jannie");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
        people.seat(circle, rixt, Ring.HELPERS);
        people.seat(circle, jannie, Ring.PROFESSIONALS);
    }

    protected Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    protected NewTask task(String what, Instant at, Topic topic) {
        return new NewTask(
                new TaskId(Ids.next()),
                what,
                new When(at, false),
                Optional.of("Dokkum"),
                Optional.empty(),
                false,
                false,
                topic,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    protected TaskId ask(AccountId maker, String what, Duration from) {
        var task = task(what, in(from), Topic.PRACTICAL);
        People.run(maker, () -> tasks.ask(circle, task));
        return task.id();
    }

    protected void take(AccountId person, TaskId task) {
        People.run(person, () -> tasks.take(circle, task));
    }

    protected void ticks() {
        Acting.asSystem("test", () -> {
            tick.doWhatIsDue();
            tick.doWhatIsDue();
            return true;
        });
    }

    protected TaskState state(TaskId task) {
        return TaskState.valueOf(people.job(() -> jdbc.sql("select state from circle.task where id = ?")
                .param(task.value())
                .query(String.class)
                .single()));
    }

    protected TaskView seen(AccountId reader, TaskId task) {
        var list = People.as(reader, () -> reading.list(circle));
        return List.of(list.mine(), list.open(), list.others(), list.proposed()).stream()
                .flatMap(List::stream)
                .filter(view -> view.id().equals(task))
                .findFirst()
                .orElseThrow();
    }
}
