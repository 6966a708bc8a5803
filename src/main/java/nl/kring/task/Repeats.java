package nl.kring.task;

import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.IntStream;
import nl.kring.platform.MovingClock;

/** How often a task comes again, as RFC 5545 counts it, on the clock of the Netherlands. */
public enum Repeats {
    ONCE,
    WEEKLY,
    FORTNIGHTLY,
    /** On the same day of the month; a month that is too short has its last day. */
    MONTHLY;

    private static final int IN_EVERY_MONTH = 28;

    /** The first time after this moment of what was first then. */
    Instant after(Instant first, Instant moment) {
        var times = rule(first).getDateIterator(Date.from(first), TimeZone.getTimeZone(MovingClock.ZONE));
        times.advanceTo(Date.from(moment));
        var next = times.next().toInstant();
        return next.isAfter(moment) ? next : times.next().toInstant();
    }

    private Recurrence rule(Instant first) {
        return switch (this) {
            case ONCE -> throw new IllegalStateException("comes once");
            case WEEKLY -> new Recurrence.Builder(Frequency.WEEKLY).build();
            case FORTNIGHTLY ->
                new Recurrence.Builder(Frequency.WEEKLY).interval(2).build();
            case MONTHLY -> {
                var day = first.atZone(MovingClock.ZONE).get(ChronoField.DAY_OF_MONTH);
                yield new Recurrence.Builder(Frequency.MONTHLY)
                        .byMonthDay(IntStream.rangeClosed(Math.min(day, IN_EVERY_MONTH), day)
                                .boxed()
                                .toList())
                        .bySetPos(-1)
                        .build();
            }
        };
    }
}
