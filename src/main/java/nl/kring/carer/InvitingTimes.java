package nl.kring.carer;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import nl.kring.platform.MovingClock;

/** When a carer is invited (appendix C): a Sunday at eight in the evening by the clock on the wall, and never sooner than so many weeks. */
final class InvitingTimes {
    static final LocalTime EIGHT = LocalTime.of(20, 0);

    private InvitingTimes() {}

    static Instant next(Instant now, Optional<Instant> before, int weeks) {
        var earliest = before.map(
                        last -> last.atZone(MovingClock.ZONE).plusWeeks(weeks).with(LocalTime.MIN))
                .map(java.time.ZonedDateTime::toInstant)
                .filter(now::isBefore)
                .orElse(now);
        var sunday = earliest.atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                .with(EIGHT);
        return sunday.toInstant().isAfter(now)
                ? sunday.toInstant()
                : sunday.plusWeeks(1).toInstant();
    }

    /** A server that was down the whole evening does not ask in the night or on Monday. */
    static boolean isOver(Instant planned, Instant now) {
        return Duration.between(planned, now).compareTo(Duration.ofHours(2)) >= 0;
    }
}
