package nl.kring.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.CirclePerson;

/**
 * The agreed sign of life, for who may know of it.
 *
 * @param agreed empty where nothing is agreed: then only who may agree it gets this view
 * @param own the reader is the one of whom it is
 * @param mayChange she herself, or who speaks for her
 * @param mayBeQuiet who may say that she is away for a while
 * @param saidToday the reader said today that she is there
 */
public record SilenceView(
        CirclePerson resident,
        boolean own,
        Optional<Agreed> agreed,
        boolean mayChange,
        boolean mayBeQuiet,
        boolean saidToday) {
    /** What is agreed, and until when it is quiet by plan. */
    public record Agreed(
            Set<DayOfWeek> days, LocalTime before, Optional<Instant> quietUntil, Optional<String> quietBy) {}
}
