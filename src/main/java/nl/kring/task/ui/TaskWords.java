package nl.kring.task.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Says;
import nl.kring.task.Repeats;
import nl.kring.task.TaskState;
import nl.kring.task.TaskView;

/** What is said of a task, in words. */
record TaskWords(Component on, Says says, Locale locale, TaskView task) {
    private String text(String key, Object... values) {
        return on.getTranslation(key, values);
    }

    /** When and where: Tuesday 10 March, 10:00 · at the doctor's. */
    String whenAndWhere() {
        var moment = says.dayAndTime(task.when().at(), locale);
        var when = task.when().before() ? text("task.before.moment", moment) : moment;
        var capital = when.substring(0, 1).toUpperCase(locale) + when.substring(1);
        var where = task.from()
                .map(from -> task.place()
                        .map(to -> text("task.fromTo", from, to))
                        .orElseGet(() -> text("task.fromOnly", from)))
                .or(task::place);
        return Stream.of(Optional.of(capital), where).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    /** Whose question it is, while it is one. */
    Optional<String> asks() {
        return Optional.of(text(task.own() ? "task.asks.own" : "task.asks", name(task.maker())))
                .filter(_ -> task.state() == TaskState.OPEN);
    }

    /** How it stands, if there is something to say of it. */
    Optional<String> stands() {
        return switch (task.state()) {
            case PROPOSED ->
                Optional.of(task.own() ? text("task.proposed.own") : text("task.proposed", name(task.maker())));
            case OPEN -> Optional.of(text("task.returned")).filter(_ -> task.returned());
            case TAKEN -> Optional.of(task.mine() ? text("task.taken.own") : text("task.taken", name(task.taker())));
            case DONE -> Optional.of(task.mine() ? text("task.done.own") : text("task.done", name(task.taker())));
            case DONE_UNCONFIRMED -> Optional.of(text("task.unconfirmed", name(task.taker())));
            case WITHDRAWN ->
                Optional.of(task.said().map(why -> text("task.declined", why)).orElseGet(() -> text("task.withdrawn")));
            case EXPIRED -> Optional.of(text(task.taker().isPresent() ? "task.didNot" : "task.expired"));
        };
    }

    /** How often it comes, and what it asks of who does it. */
    Stream<String> needs() {
        return Stream.of(
                        Optional.of("task.repeats." + task.repeats()).filter(_ -> task.repeats() != Repeats.ONCE),
                        Optional.of("task.remote").filter(_ -> task.remote()),
                        Optional.of("task.conduct").filter(_ -> task.conduct()))
                .flatMap(Optional::stream)
                .map(this::text);
    }

    Optional<String> readers() {
        return Optional.of(task.reach().names())
                .filter(names -> !names.isEmpty())
                .map(names -> text("post.some", String.join(", ", names)));
    }

    private String name(Optional<CirclePerson> person) {
        return person.map(CirclePerson::firstName).orElseGet(() -> text("timeline.formerMember"));
    }
}
