package nl.kring.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import nl.kring.platform.MovingClock;

/** The hours in which people are awake: 07:30 to 22:00 by the clock on the wall, also in the night that the clock is changed. */
public final class WakingHours {
    static final LocalTime FROM = LocalTime.of(7, 30);
    static final LocalTime TO = LocalTime.of(22, 0);
    private static final Hours HOURS = Hours.daily(FROM.toString(), TO.toString());

    private WakingHours() {}

    /** Whether people are awake at this moment. */
    public static boolean hold(Instant moment) {
        return HOURS.hold(moment);
    }

    /** This moment, or half past seven when people wake up again. */
    public static Instant next(Instant moment) {
        return HOURS.next(moment).orElseThrow();
    }

    /** The moment when so much waking time has gone by. */
    static Instant add(Instant start, Duration waking) {
        var from = next(start);
        var wall = from.atZone(MovingClock.ZONE);
        var left = Duration.between(wall.toLocalTime(), TO);
        return left.compareTo(waking) >= 0
                ? from.plus(waking)
                : add(wall.with(TO).toInstant(), waking.minus(left));
    }
}
