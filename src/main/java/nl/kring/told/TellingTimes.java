package nl.kring.told;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import nl.kring.platform.MovingClock;

/** When something may leave (R-C9): by the clock on the wall, also in the two nights in which it is changed. */
final class TellingTimes {
    static final LocalTime DAY = LocalTime.of(18, 0);
    static final LocalTime WEEK = LocalTime.of(10, 0);

    private TellingTimes() {}

    /**
     * The first moment from now on at which this person is told; never for what this person does not want to hear.
     *
     * @param asked it is asked of this very person: that waits for no day or week
     */
    static Optional<Instant> from(ToldHow how, boolean asked, Instant now) {
        if (asked) {
            return Optional.of(how.quiet().after(now));
        }
        return switch (how.often()) {
            case DIRECT -> Optional.of(how.quiet().after(now));
            case DAILY -> Optional.of(how.quiet().after(evening(now)));
            case WEEKLY -> Optional.of(how.quiet().after(sunday(now)));
            case ONLY_WHEN_ASKED -> Optional.empty();
        };
    }

    private static Instant evening(Instant now) {
        var today = now.atZone(MovingClock.ZONE).with(DAY);
        return first(now, today.toInstant(), today.plusDays(1).toInstant());
    }

    private static Instant sunday(Instant now) {
        var day = now.atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                .with(WEEK);
        return first(now, day.toInstant(), day.plusWeeks(1).toInstant());
    }

    private static Instant first(Instant now, Instant one, Instant next) {
        return one.isBefore(now) ? next : one;
    }
}
