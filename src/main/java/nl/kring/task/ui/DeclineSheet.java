package nl.kring.task.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;

/** Why a task that somebody thought of is not put there, in a sentence for that person. */
class DeclineSheet extends Sheet {
    final DraftArea why;
    final Button send;
    private final TaskService tasks;
    private final CircleId circle;
    private final TaskView task;

    DeclineSheet(TaskService tasks, CircleId circle, TaskView task) {
        super("");
        this.tasks = tasks;
        this.circle = circle;
        this.task = task;
        named(name(task));
        title(getTranslation("task.decline.title"));
        why = new DraftArea(name(task));
        why.setLabel(getTranslation(
                "task.decline.why",
                task.maker().map(CirclePerson::firstName).orElseGet(() -> getTranslation("timeline.formerMember"))));
        why.setMinRows(3);
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        ask(new Paragraph(task.what()), why);
        act(send);
    }

    static String name(TaskView task) {
        return "decline:" + task.id().value();
    }

    private void send() {
        finish(send, why, () -> tasks.decline(circle, task.id(), why.getValue()));
    }
}
