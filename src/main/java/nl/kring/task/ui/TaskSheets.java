package nl.kring.task.ui;

import java.time.Clock;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import nl.kring.timeline.TimelineService;
import org.springframework.stereotype.Component;

/** Opens what is asked about tasks over the page that one is on. */
@Component
public class TaskSheets {
    private final CircleService circles;
    private final TimelineService timeline;
    private final TaskService tasks;
    private final Clock clock;

    TaskSheets(CircleService circles, TimelineService timeline, TaskService tasks, Clock clock) {
        this.circles = circles;
        this.timeline = timeline;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** "Wie kan helpen?" */
    public void open(CircleId circle) {
        new TaskSheet(circles, timeline, tasks, clock, circle).open();
    }

    void decline(CircleId circle, TaskView task) {
        new DeclineSheet(tasks, circle, task).open();
    }

    void withdraw(CircleId circle, TaskView task) {
        new WithdrawSheet(tasks, circle, task).open();
    }
}
