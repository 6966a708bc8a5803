package nl.kring.carer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import nl.kring.platform.MovingClock;

/** When somebody of a municipality picks up the telephone: Monday to Friday, nine to five by the clock on the wall. */
final class OfficeHours {
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime TO = LocalTime.of(17, 0);

    private OfficeHours() {}

    static boolean hold(Instant moment) {
        var wall = moment.atZone(MovingClock.ZONE);
        return wall.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && !wall.toLocalTime().isBefore(FROM)
                && wall.toLocalTime().isBefore(TO);
    }
}
