package nl.kring.told;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import nl.kring.platform.MovingClock;

/** Hours in which somebody hears nothing, by the clock on the wall; from and to the same means that there are none. */
public record QuietHours(LocalTime from, LocalTime to) {
    /** As they are for who chose nothing. */
    public static final QuietHours ORDINARY = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));

    /** It is never quiet. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean none() {
        return from.equals(to);
    }

    boolean hold(Instant moment) {
        return hold(moment.atZone(MovingClock.ZONE).toLocalTime());
    }

    private boolean hold(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !none() && (!time.isBefore(from) || time.isBefore(to));
    }

    /** This moment, or the end of the quiet hours that it lies in. */
    Instant after(Instant moment) {
        var wall = moment.atZone(MovingClock.ZONE).toLocalDateTime();
        if (!hold(wall.toLocalTime())) {
            return moment;
        }
        var ends = wall.toLocalTime().isBefore(to)
                ? wall.toLocalDate()
                : wall.toLocalDate().plusDays(1);
        return firstAfter(moment, ends.atTime(to));
    }

    /** An hour that is skipped in spring ends where it begins; one that comes twice in autumn ends each time. */
    private static Instant firstAfter(Instant moment, LocalDateTime end) {
        var change = MovingClock.ZONE.getRules().getTransition(end);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        var at = end.atZone(MovingClock.ZONE);
        return at.toInstant().isAfter(moment)
                ? at.toInstant()
                : at.withLaterOffsetAtOverlap().toInstant();
    }
}
