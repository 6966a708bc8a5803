package nl.kring.task.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.platform.Giveaway;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.NewTask;
import nl.kring.task.NewTask.When;
import nl.kring.task.Repeats;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.timeline.TimelineService;
import nl.kring.timeline.ui.WhoReads;

/** "Wie kan helpen?": what is asked, when and where, and who will read it before it goes. */
class TaskSheet extends Sheet {
    /** What is asked: something to do, or to be driven somewhere. */
    enum Kind {
        TASK,
        RIDE
    }

    /** A moment, or any time before it. */
    enum Moment {
        AT,
        BEFORE
    }

    private static final LocalTime MORNING = LocalTime.of(10, 0);

    final DraftArea what;
    final Options<Kind> kind;
    final Options<Moment> moment;
    final Input when = new Input();
    final Options<Repeats> repeats;
    final TextField from;
    final TextField place;
    final Pick remote;
    final Pick conduct;
    final Options<Topic> topic;
    final WhoReads who;
    final Button send;
    private final TaskService tasks;
    private final CircleId circle;

    TaskSheet(CircleService circles, TimelineService timeline, TaskService tasks, Clock clock, CircleId circle) {
        super("");
        this.tasks = tasks;
        this.circle = circle;
        var name = name(circle);
        var seat = circles.seat(circle);
        named(name);
        title(getTranslation("task.ask"));
        what = new DraftArea(name);
        what.setLabel(getTranslation("task.what"));
        what.setHelperText(getTranslation("task.what.how"));
        what.setMinRows(2);
        kind = new Options<>(
                        getTranslation("task.kind"),
                        List.of(Kind.values()),
                        each -> getTranslation("task.kind." + each))
                .draft(name + ":kind");
        kind.pictured(each -> each == Kind.RIDE ? Icon.CAR : Icon.HAND_HELPING);
        kind.setValue(Kind.TASK);
        moment = new Options<>(
                        getTranslation("task.when"),
                        List.of(Moment.values()),
                        each -> getTranslation("task.when." + each))
                .draft(name + ":moment");
        moment.setValue(Moment.AT);
        when.setType("datetime-local");
        when.getElement().setAttribute("data-draft", name + ":when");
        when.setValue(clock.instant()
                .atZone(MovingClock.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING)
                .toString());
        var row = new NativeLabel();
        row.addClassName("field");
        row.add(new Span(getTranslation("task.when.moment")), when);
        repeats = new Options<>(
                        getTranslation("task.repeats"),
                        List.of(Repeats.values()),
                        each -> getTranslation("task.repeats." + each))
                .draft(name + ":repeats");
        repeats.setValue(Repeats.ONCE);
        from = Fields.kept(name + ":from", Fields.text(getTranslation("task.from"), NewTask.LONGEST_PLACE));
        place = Fields.kept(name + ":place", Fields.text("", NewTask.LONGEST_PLACE));
        kind.addValueChangeListener(_ -> ask());
        ask();
        remote = new Pick(Icon.PHONE, getTranslation("task.remote.ask")).draft(name + ":remote");
        conduct = new Pick(Icon.CHECK_CIRCLE, getTranslation("task.conduct.ask")).draft(name + ":conduct");
        var topics = Stream.of(Topic.values()).filter(seat.topics()::contains).toList();
        topic = new Options<>(getTranslation("timeline.topic"), topics, each -> getTranslation("topic." + each))
                .draft(name + ":topic");
        topic.setValue(topics.getFirst());
        who = new WhoReads(circles, timeline, circle, name, topic::getValue, () -> {});
        topic.addValueChangeListener(_ -> who.all());
        who.all();
        send = Buttons.large(
                Buttons.primary(getTranslation(seat.can(Act.MAKE_TASK) ? "task.send" : "task.propose"), this::send));
        send.setDisableOnClick(true);
        if (!seat.can(Act.MAKE_TASK)) {
            ask(new Paragraph(getTranslation("task.propose.how", seat.ownerName())));
        }
        ask(what, kind, moment, row, repeats, from, place, remote, conduct, topic, who.about());
        act(who, send);
    }

    static String name(CircleId circle) {
        return "task:" + circle.value();
    }

    private void ask() {
        var ride = kind.getValue() == Kind.RIDE;
        from.setVisible(ride);
        place.setLabel(getTranslation(ride ? "task.to" : "task.place"));
    }

    private void send() {
        finishHeeding(send, what, meant -> tasks.ask(circle, task(meant)));
    }

    private NewTask task(Set<Giveaway> meant) {
        var ride = kind.getValue() == Kind.RIDE;
        if (ride && from.getValue().isBlank()) {
            throw new Refused("task.from.empty");
        }
        return new NewTask(
                new TaskId(command()),
                what.getValue(),
                new When(moment(), moment.getValue() == Moment.BEFORE),
                Optional.of(place.getValue()),
                Optional.of(from.getValue()).filter(_ -> ride),
                remote.getValue(),
                conduct.getValue(),
                topic.getValue(),
                who.aboutWhom(),
                who.only(),
                meant,
                repeats.getValue());
    }

    private Instant moment() {
        try {
            return LocalDateTime.parse(when.getValue()).atZone(MovingClock.ZONE).toInstant();
        } catch (DateTimeParseException empty) {
            throw new Refused("task.when.empty");
        }
    }
}
