package nl.kring.task.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Title;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskView;
import nl.kring.timeline.ui.Children;

/** "Wie doet wat": what one does oneself, what nobody does yet, what others do. Nobody is counted and nobody is compared. */
@Route("circle/:circle/tasks")
@PermitAll
class TasksView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Div parts = new Div();
    private final Div ask = new Div();
    private final Map<TaskId, Component> cards = new HashMap<>();
    private final CircleService circles;
    private final ReadingTasks tasks;
    private final TaskCards drawer;
    private final TaskSheets sheets;
    private final Bells bells;
    private final Map<String, H2> heads = new HashMap<>();
    private CircleId circle = new CircleId(new UUID(0, 0));

    TasksView(CircleService circles, ReadingTasks tasks, TaskCards drawer, TaskSheets sheets, Bells bells) {
        this.circles = circles;
        this.tasks = tasks;
        this.drawer = drawer;
        this.sheets = sheets;
        this.bells = bells;
        addClassName("stack");
        parts.addClassName("stack");
        ask.addClassName("btn-row");
        add(new Title(Tag.H1, getTranslation("task.list")), ask, parts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        tasks.list(circle);
        ask.removeAll();
        if (circles.seat(circle).can(Act.PROPOSE_TASK)) {
            ask.add(Buttons.opens(
                    TaskSheet.name(circle),
                    Buttons.with(
                            Icon.HAND_HELPING,
                            Buttons.soft(getTranslation("task.ask.act"), () -> sheets.open(circle)))));
        }
        ask.add(new Link(Icon.ARROW_LEFT, getTranslation("timeline.tab"), CircleAddress.of(circle, "timeline"))
                .button("text"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            var list = tasks.list(circle);
            var wanted = new ArrayList<Component>();
            part(wanted, "task.list.mine", list.mine());
            part(
                    wanted,
                    "task.list.proposed",
                    Stream.concat(list.proposed().stream(), list.declined().stream())
                            .toList());
            part(wanted, "task.list.open", list.open());
            part(wanted, "task.list.others", list.others());
            if (list.isEmpty()) {
                wanted.add(new EmptyState(
                        EmptyState.ripples(Icon.HAND_HELPING.create()),
                        getTranslation("task.none"),
                        getTranslation("task.none.how")));
            }
            Children.of(parts, wanted);
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void part(List<Component> wanted, String key, List<TaskView> these) {
        if (these.isEmpty()) {
            return;
        }
        wanted.add(heads.computeIfAbsent(key, _ -> head(key)));
        these.forEach(task -> {
            var card = drawer.card(circle, task, cards.get(task.id()));
            cards.put(task.id(), card);
            wanted.add(card);
        });
    }

    private H2 head(String key) {
        var head = new H2(getTranslation(key));
        head.addClassName("day");
        return head;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("task.list");
    }
}
