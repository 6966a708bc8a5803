package nl.kring.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kring.platform.MovingClock;

/** On which days, and before what time by the clock on the wall, somebody lets hear that she is there. */
record SilenceDays(Set<DayOfWeek> days, LocalTime before) {
    static final LocalTime EARLIEST = LocalTime.of(7, 30);
    static final LocalTime LATEST = LocalTime.of(20, 0);
    private static final int LOOK_AHEAD = 8;

    SilenceDays {
        days = Set.copyOf(days);
        if (days.isEmpty() || before.isBefore(EARLIEST) || before.isAfter(LATEST)) {
            throw new IllegalArgumentException("no such agreement");
        }
    }

    /** The first agreed moment after this one; also in the night that the clock is changed it is the clock on the wall. */
    Instant next(Instant now) {
        var today = now.atZone(MovingClock.ZONE).toLocalDate();
        return IntStream.range(0, LOOK_AHEAD)
                .mapToObj(today::plusDays)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .map(date -> date.atTime(before).atZone(MovingClock.ZONE).toInstant())
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    /** Today's agreed moment, if that has come. */
    Optional<Instant> today(Instant now) {
        var today = now.atZone(MovingClock.ZONE).toLocalDate();
        return Optional.of(today)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .map(date -> date.atTime(before).atZone(MovingClock.ZONE).toInstant())
                .filter(moment -> !moment.isAfter(now));
    }
}
