package nl.kring.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one clock: real time plus the offset that {@code common.kring_now()} reads too. Only a demo and tests can move it, and only
 * forward. Where the clock of this machine is wrong, that of PostgreSQL is followed: what is written here is found due there.
 */
@Component
public class MovingClock extends Clock {
    /** Where people of a circle live, whatever the server thinks. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final Logger LOG = LoggerFactory.getLogger(MovingClock.class);

    /** Less is how long an answer takes. */
    private static final Duration AGREES = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration behind = Duration.ZERO;

    @Autowired
    MovingClock(JdbcClient jdbc, TransactionTemplate transaction) {
        this(jdbc, transaction, InstantSource.system());
    }

    MovingClock(JdbcClient jdbc, TransactionTemplate transaction, InstantSource machine) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.machine = machine;
        readOffset();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(behind).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(machine.withZone(zone), behind.plus(ahead));
    }

    /** How far this clock is ahead of real time. */
    public Duration ahead() {
        return ahead;
    }

    /** Moves the clock of the whole installation forward. The database refuses outside a demo or test, and refuses to go back. */
    public void forward(Duration step) {
        Acting.asSystem(
                "clock",
                () -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("update common.clock_offset set ahead = ahead + make_interval(secs => ?)")
                                .param((double) step.toMillis() / 1000)
                                .update()));
        readOffset();
    }

    /** Reads the offset again, as another node may have moved it, and whether this machine's clock agrees with that of PostgreSQL. */
    void readOffset() {
        var asked = machine.instant();
        var there = Acting.asSystem(
                "clock",
                () -> transaction.execute(_ -> jdbc.sql(
                                "select (extract(epoch from ahead) * 1000)::bigint, clock_timestamp() from common.clock_offset")
                        .query((row, _) -> new There(
                                Duration.ofMillis(row.getLong(1)),
                                row.getTimestamp(2).toInstant()))
                        .single()));
        if (there != null) {
            ahead = there.ahead();
            follow(
                    isBetween(asked, there.at(), machine.instant())
                            ? Duration.ZERO
                            : Duration.between(machine.instant(), there.at()));
        }
    }

    private record There(Duration ahead, Instant at) {}

    private static boolean isBetween(Instant asked, Instant there, Instant answered) {
        return !there.isBefore(asked.minus(AGREES)) && !there.isAfter(answered.plus(AGREES));
    }

    private void follow(Duration now) {
        if (now.minus(behind).abs().compareTo(AGREES) > 0) {
            LOG.warn("The clock of this machine is {} behind that of PostgreSQL, which is followed.", now);
        }
        behind = now;
    }
}
