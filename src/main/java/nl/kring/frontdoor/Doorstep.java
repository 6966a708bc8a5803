package nl.kring.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.WorkingDays;

/**
 * The promise that somebody stands on the doorstep in time: a pure function of when the report came (R-F2).
 *
 * @param due the last day that keeps it
 * @param warnNavigator when the navigator is told that no moment was agreed yet
 * @param warnLeader when the team leader is told so
 */
public record Doorstep(LocalDate started, LocalDate due, Instant warnNavigator, Instant warnLeader) {
    static final int NAVIGATOR_AFTER = 3;
    static final int LEADER_AFTER = 5;
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Counts calendar days; if the last is no working day, the last working day before it counts. */
    static Doorstep of(Instant received, int days) {
        var started = received.atZone(MovingClock.ZONE).toLocalDate();
        var norm = WorkingDays.atOrBefore(started.plusDays(days));
        var due = norm.isBefore(started) ? started : norm;
        return new Doorstep(started, due, morning(started, NAVIGATOR_AFTER, due), morning(started, LEADER_AFTER, due));
    }

    private static Instant morning(LocalDate started, int days, LocalDate due) {
        var day = started.plusDays(days);
        return (day.isAfter(due) ? due : day)
                .atTime(MORNING)
                .atZone(MovingClock.ZONE)
                .toInstant();
    }
}
