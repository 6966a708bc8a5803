package nl.kring.task;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** What happens to a task. */
public sealed interface TaskEvent extends CircleChanged {
    record TaskMade(CircleId circle, TaskId task) implements TaskEvent {}

    record TaskMoved(CircleId circle, TaskId task, TaskState state) implements TaskEvent {}
}
