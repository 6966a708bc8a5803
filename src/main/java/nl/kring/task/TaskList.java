package nl.kring.task;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who does what, for one reader; the first to come first. Nobody is counted and nobody is compared (R-C4).
 *
 * @param mine which this person does
 * @param open which nobody does yet
 * @param others which others do
 * @param proposed which wait for who may ask the circle
 * @param declined which this person proposed and was told why not, until its moment is over
 */
public record TaskList(
        List<TaskView> mine,
        List<TaskView> open,
        List<TaskView> others,
        List<TaskView> proposed,
        List<TaskView> declined) {
    public boolean isEmpty() {
        return Stream.of(mine, open, others, proposed, declined).allMatch(List::isEmpty);
    }
}
