package nl.kring.task.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.task.TaskList;
import nl.kring.task.TaskView;

/** A few lines above the timeline: the own next task, whether something waits for somebody, and the two ways on. */
class TasksPart extends Section {
    private final Div lines = new Div();
    private final Div acts = new Div();
    private final TaskSheets sheets;
    private final Says says;
    private final CircleId circle;
    private List<?> shown = List.of(this);

    TasksPart(TaskSheets sheets, Says says, CircleId circle) {
        this.sheets = sheets;
        this.says = says;
        this.circle = circle;
        addClassName("tasks-top");
        var title = new H2(getTranslation("task.top"));
        title.addClassName("visually-hidden");
        acts.addClassName("btn-row");
        add(title, lines, acts);
    }

    void show(TaskList list, boolean mayAsk, boolean mayTake) {
        var what = List.of(list, mayAsk, mayTake, says.today());
        if (what.equals(shown)) {
            return;
        }
        shown = what;
        lines.removeAll();
        list.mine().stream().findFirst().ifPresent(task -> lines.add(next(task)));
        if (mayTake && list.open().stream().anyMatch(task -> task.may().take() && !task.cannot())) {
            lines.add(new Paragraph(getTranslation("task.top.open")));
        }
        if (list.proposed().stream().anyMatch(task -> task.may().place())) {
            lines.add(new Paragraph(getTranslation("task.top.proposed")));
        }
        list.declined().stream()
                .limit(1)
                .map(task -> new Paragraph(getTranslation(
                        "task.top.declined", task.what(), task.said().orElse(""))))
                .forEach(lines::add);
        acts.removeAll();
        if (mayAsk) {
            acts.add(Buttons.opens(
                    TaskSheet.name(circle),
                    Buttons.with(
                            Icon.HAND_HELPING,
                            Buttons.line(getTranslation("task.ask.act"), () -> sheets.open(circle)))));
        }
        acts.add(new Link(Icon.LIST, getTranslation("task.list"), CircleAddress.of(circle, "tasks")).button("text"));
    }

    private Component next(TaskView task) {
        var words = new TaskWords(this, says, getLocale(), task);
        var line = new Paragraph(getTranslation("task.top.mine", task.what(), words.whenAndWhere()));
        line.addClassName("task-stands");
        return line;
    }
}
