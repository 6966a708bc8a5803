package nl.kring.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.notify.AskedBySms;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Says;
import org.springframework.stereotype.Component;

/** "JA 3" takes a task, "NEE 3" does not or gives it back, and afterwards each says how it went (R-C7); all as on a page. */
@Component
class TasksBySms implements AskedBySms {
    private static final String NUDGE = "taskNudge";
    private static final String WORKED = "taskWorked";

    /** Of health, of money and for chosen persons only that there is something (R-C6). */
    private static final String ONLY = "Only";

    private final TaskService tasks;
    private final ReadingTasks reading;
    private final Says says;

    TasksBySms(TaskService tasks, ReadingTasks reading, Says says) {
        this.tasks = tasks;
        this.reading = reading;
        this.says = says;
    }

    @Override
    public Set<String> templates() {
        return Set.of(NUDGE, NUDGE + ONLY, WORKED, WORKED + ONLY);
    }

    @Override
    public Optional<Asked> asks(String template, UUID circle, UUID subject, Locale language) {
        return find(circle, subject)
                .filter(task -> template.startsWith(WORKED)
                        ? task.may().say()
                        : task.may().take() && !task.cannot())
                .map(task -> new Asked("sms." + template, words(template, task, language)));
    }

    private Optional<TaskView> find(UUID circle, UUID subject) {
        var list = reading.list(new CircleId(circle));
        return Stream.of(list.mine(), list.open(), list.others())
                .flatMap(List::stream)
                .filter(task -> task.id().value().equals(subject))
                .findFirst();
    }

    private String words(String template, TaskView task, Locale language) {
        if (template.equals(WORKED)) {
            return task.what();
        }
        var when = says.dayAndTime(task.when().at(), language);
        return template.endsWith(ONLY) ? when : task.what() + ", " + when;
    }

    @Override
    public Became answer(String template, UUID circle, UUID subject, boolean yes, UUID id, Locale language) {
        var where = new CircleId(circle);
        var task = new TaskId(subject);
        var before = find(circle, subject).orElseThrow(NotFound::new);
        if (template.startsWith(WORKED)) {
            tasks.say(where, task, yes);
            return new Became(yes ? "sms.worked.yes" : "sms.worked.no", List.of());
        }
        if (yes) {
            tasks.take(where, task);
            return new Became(
                    "sms." + template + ".yes",
                    List.of(
                            words(template, before, language),
                            before.maker().map(CirclePerson::firstName).orElse("")));
        }
        if (before.mine()) {
            tasks.handBack(where, task);
            return new Became("sms.task.back", List.of());
        }
        tasks.cannot(where, task);
        return new Became("sms.task.no", List.of());
    }
}
