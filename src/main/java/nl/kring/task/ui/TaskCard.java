package nl.kring.task.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.OpenPlace;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;

/** A task: what is asked, who does it, and what this reader can do. The card stays while it shows something else, and so does the focus. */
class TaskCard extends Article {
    private final Title title = new Title(Tag.H2);
    private final Div body = new Div();
    private final Paragraph said = new Paragraph();
    private final TaskService tasks;
    private final TaskSheets sheets;
    private final Says says;
    private final CircleId circle;
    private final boolean acts;
    private TaskView task;
    private LocalDate drawn;

    TaskCard(TaskService tasks, TaskSheets sheets, Says says, CircleId circle, TaskView task, boolean acts) {
        this.tasks = tasks;
        this.sheets = sheets;
        this.says = says;
        this.circle = circle;
        this.acts = acts;
        this.task = task;
        drawn = says.today();
        addClassNames("card", "task");
        body.addClassName("task-body");
        said.addClassName("small");
        said.getElement().setAttribute("role", "status");
        add(body, said);
        show();
    }

    /** The same card for what is so now, if it is about the same task. */
    boolean showsToo(TaskView now) {
        if (!now.id().equals(task.id())) {
            return false;
        }
        if (!now.equals(task) || !drawn.equals(says.today())) {
            task = now;
            drawn = says.today();
            show();
        }
        return true;
    }

    private void show() {
        var words = new TaskWords(this, says, getLocale(), task);
        var id = "task-" + task.id().value();
        title.setText(task.what());
        title.setId(id);
        getElement().setAttribute("aria-labelledby", id);
        var head = new Div(face(), about(words));
        head.addClassName("task-head");
        body.removeAll();
        body.add(head);
        words.stands().ifPresent(line -> body.add(line(line, "task-stands")));
        if (task.may().handBack()) {
            body.add(line(getTranslation("task.giveback"), "small"));
        }
        if (task.may().say() && !task.when().before()) {
            body.add(line(getTranslation("task.worked"), "task-stands"));
        }
        var row = row();
        if (acts && row.getComponentCount() > 0) {
            body.add(row);
        }
    }

    private Div about(TaskWords words) {
        var about = new Div(title, line(words.whenAndWhere(), "quiet"));
        words.asks().ifPresent(who -> about.add(line(who, "small", "quiet")));
        task.reach().about().ifPresent(name -> about.add(line(getTranslation("about.only", name), "small", "quiet")));
        words.needs().forEach(need -> {
            var chip = new Span(need);
            chip.addClassName("task-need");
            about.add(chip);
        });
        words.readers().ifPresent(readers -> about.add(line(readers, "small", "quiet")));
        return about;
    }

    private static Paragraph line(String text, String... names) {
        var line = new Paragraph(text);
        line.addClassNames(names);
        return line;
    }

    private Component face() {
        return task.taker()
                .<Component>map(taker -> new Face(taker.firstName(), taker.face(), Face.Size.L).ring(Face.Ring.TAKEN))
                .orElseGet(() -> new OpenPlace(task.ride() ? Icon.CAR : Icon.HAND_HELPING, Face.Size.L));
    }

    private Div row() {
        var buttons = new ArrayList<Button>();
        var may = task.may();
        if (may.take() && !task.cannot()) {
            buttons.add(taking(Buttons.primary(getTranslation("task.take"), this::take)));
            buttons.add(taking(
                    Buttons.text(getTranslation("task.cannot"), () -> act(() -> tasks.cannot(circle, task.id())))));
        } else if (may.take()) {
            buttons.add(taking(Buttons.line(getTranslation("task.takeAfterAll"), this::take)));
        }
        if (may.say()) {
            buttons.add(button(Buttons.primary(
                    getTranslation("task.worked.yes"), () -> act(() -> tasks.say(circle, task.id(), true)))));
        }
        if (may.say() && !may.handBack()) {
            buttons.add(button(Buttons.line(
                    getTranslation("task.worked.no"), () -> act(() -> tasks.say(circle, task.id(), false)))));
        }
        if (may.handBack()) {
            buttons.add(button(Buttons.line(
                    getTranslation("task.giveback.do"), () -> act(() -> tasks.handBack(circle, task.id())))));
        }
        if (may.place()) {
            buttons.add(button(
                    Buttons.primary(getTranslation("task.place.do"), () -> act(() -> tasks.place(circle, task.id())))));
            if (!task.own()) {
                buttons.add(button(Buttons.opens(
                        DeclineSheet.name(task),
                        Buttons.line(getTranslation("task.decline"), () -> sheets.decline(circle, task)))));
            }
        }
        if (may.withdraw()) {
            buttons.add(button(Buttons.text(getTranslation("task.withdraw"), () -> sheets.withdraw(circle, task))));
        }
        var row = new Div(List.copyOf(buttons).toArray(Component[]::new));
        row.addClassName("btn-row");
        return row;
    }

    private void take() {
        act(() -> tasks.take(circle, task.id()));
    }

    /** Who does it is agreed with everybody at once, and cannot wait on a device. */
    private Button taking(Button button) {
        return button(Buttons.needsConnection(button));
    }

    /** Which task a button is of is heard too. */
    private Button button(Button button) {
        button.setAriaLabel(button.getText() + ": " + task.what());
        return button;
    }

    /** What was tapped is gone then; what came of it stands below the title, which is read out. */
    private void act(Runnable work) {
        said.setText("");
        title.focus();
        try {
            work.run();
        } catch (Refused refused) {
            said.setText(getTranslation(refused.key(), refused.arguments()));
        }
    }
}
