package nl.kring.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one clock: real time plus the offset that {@code common.kring_now()} reads too. Only a demo and tests can move it, and only
 * forward.
 */
@Component
public class MovingClock extends Clock {
    /** Where people of a circle live, whatever the server thinks. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile Duration ahead = Duration.ZERO;

    MovingClock(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        readOffset();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
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

    /** Reads the offset again; another node may have moved it. */
    void readOffset() {
        ahead = Acting.asSystem("clock", () -> {
            Duration read = transaction.execute(_ -> Duration.ofMillis(
                    jdbc.sql("select (extract(epoch from ahead) * 1000)::bigint from common.clock_offset")
                            .query(Long.class)
                            .single()));
            return read == null ? Duration.ZERO : read;
        });
    }
}
