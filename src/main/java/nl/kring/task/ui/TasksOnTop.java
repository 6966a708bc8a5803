package nl.kring.task.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.platform.ui.Says;
import nl.kring.task.ReadingTasks;
import nl.kring.timeline.ui.TopOfTimeline;
import org.springframework.core.annotation.Order;

/** What one takes on next and what is asked, first on the timeline, with the way to who does what. */
@org.springframework.stereotype.Component
@Order(30)
class TasksOnTop implements TopOfTimeline {
    private final CircleService circles;
    private final ReadingTasks tasks;
    private final TaskSheets sheets;
    private final Says says;

    TasksOnTop(CircleService circles, ReadingTasks tasks, TaskSheets sheets, Says says) {
        this.circles = circles;
        this.tasks = tasks;
        this.sheets = sheets;
        this.says = says;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var seat = circles.seat(circle);
        var list = tasks.list(circle);
        var may = seat.can(Act.PROPOSE_TASK);
        if (list.isEmpty() && !seat.can(Act.MAKE_TASK)) {
            return Optional.empty();
        }
        var part = before.filter(TasksPart.class::isInstance)
                .map(TasksPart.class::cast)
                .orElseGet(() -> new TasksPart(sheets, says, circle));
        part.show(list, may, seat.can(Act.TAKE_TASK));
        return Optional.of(part);
    }
}
