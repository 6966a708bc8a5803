package nl.kring.task;

import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.ToldHere;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.privacy.Erasures;
import nl.kring.task.TaskEvent.TaskMoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away the tasks of who left and takes her words along (R-B9), and those about the health of who wants that gone (R-M8). */
@Component
@Order(11)
class ErasesTasks implements DueWork, ToldHere {
    private final NotifyService notify;
    private final Erasures erasures;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    ErasesTasks(
            NotifyService notify, Erasures erasures, JdbcClient jdbc, DueRows rows, ApplicationEventPublisher events) {
        this.notify = notify;
        this.erasures = erasures;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public Set<CircleId> circles(AccountId who) {
        return jdbc.sql("select distinct circle_id from circle.task where maker_id = ?")
                .param(who.value())
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .set();
    }

    @Override
    public String name() {
        return "tasks-to-erase";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql("select unnest(circle.tasks_to_erase())")
                        .query(UUID.class)
                        .list(),
                this::erase);
    }

    private void erase(UUID task) {
        jdbc.sql("delete from circle.task where id = ? returning circle_id, entry_id")
                .param(task)
                .query((row, _) -> new Gone(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional()
                .ifPresent(gone -> {
                    jdbc.sql("delete from circle.entry where id = ? and kind = 'TASK'")
                            .param(gone.entry())
                            .update();
                    notify.cancel(task);
                    erasures.note(gone.circle(), "TASK", task, 1);
                    events.publishEvent(
                            new TaskMoved(new CircleId(gone.circle()), new TaskId(task), TaskState.WITHDRAWN));
                });
    }

    private record Gone(UUID circle, UUID entry) {}
}
