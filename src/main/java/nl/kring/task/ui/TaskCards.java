package nl.kring.task.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Says;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import nl.kring.timeline.ui.EntryCards;
import org.jspecify.annotations.Nullable;

/** Draws tasks on the timeline, and on their own page. */
@org.springframework.stereotype.Component
class TaskCards implements EntryCards {
    private final ReadingTasks reading;
    private final TaskService tasks;
    private final TaskSheets sheets;
    private final Says says;

    TaskCards(ReadingTasks reading, TaskService tasks, TaskSheets sheets, Says says) {
        this.reading = reading;
        this.tasks = tasks;
        this.sheets = sheets;
        this.says = says;
    }

    @Override
    public String kind() {
        return "TASK";
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries) {
        return draw(circle, entries, Map.of());
    }

    @Override
    public Map<UUID, Component> drawAs(CircleId circle, AccountId member, Collection<UUID> entries) {
        return reading.tasksAs(circle, member, entries).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, task -> new TaskCard(tasks, sheets, says, circle, task.getValue(), false)));
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries, Map<UUID, Component> before) {
        return reading.tasks(circle, entries).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, task -> card(circle, task.getValue(), before.get(task.getKey()))));
    }

    /** The card that is there, if it is of this task; else a new one. */
    Component card(CircleId circle, TaskView task, @Nullable Component before) {
        return before instanceof TaskCard there && there.showsToo(task)
                ? there
                : new TaskCard(tasks, sheets, says, circle, task, true);
    }
}
