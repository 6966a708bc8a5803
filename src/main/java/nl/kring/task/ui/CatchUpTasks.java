package nl.kring.task.ui;

import java.text.ListFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Texts;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskView;
import nl.kring.timeline.Away;
import nl.kring.timeline.ui.CatchesUp;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Of tasks: what nobody does yet and she could do, the first to come first. */
@Component
@Order(15)
class CatchUpTasks implements CatchesUp {
    private static final int MOST = 3;
    private final ReadingTasks tasks;

    CatchUpTasks(ReadingTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<Line> since(CircleId circle, Away away, Locale locale) {
        var open = tasks.list(circle).open().stream()
                .filter(task -> task.may().take() && !task.cannot())
                .map(TaskView::what)
                .limit(MOST)
                .toList();
        return Stream.of(open)
                .filter(some -> !some.isEmpty())
                .map(some -> new Line(
                        Texts.of(
                                locale,
                                "catchUp.open",
                                ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                                        .format(some)),
                        CircleAddress.of(circle, "tasks")))
                .toList();
    }
}
