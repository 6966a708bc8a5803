package nl.kring.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import nl.kring.platform.DueWork;
import nl.kring.platform.OwnServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** In the night after something was erased, its bytes go from the disk too, where Kring runs the database itself. */
@Component
class ScrubTick implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(ScrubTick.class);
    private static final String WHAT = "DISK";
    private static final LocalTime HOUR = LocalTime.of(4, 0);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Optional<OwnServer> server;
    private final Nights nights;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ScrubTick(
            Optional<OwnServer> server, Nights nights, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.server = server;
        this.nights = nights;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "scrub";
    }

    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        server.filter(_ -> Boolean.TRUE.equals(transaction.execute(_ -> isDue())))
                .ifPresent(this::scrub);
    }

    private boolean isDue() {
        if (!nights.holds(WHAT, HOUR)) {
            return false;
        }
        if (erasedSince()) {
            nights.later(WHAT, AGAIN);
            return true;
        }
        nights.done(WHAT, HOUR, clock.instant());
        return false;
    }

    private boolean erasedSince() {
        return jdbc.sql("select exists (select 1 from common.erasure e, common.keeping k where k.what = ? "
                        + "and (k.done_at is null or e.at > k.done_at))")
                .param(WHAT)
                .query(Boolean.class)
                .single();
    }

    private void scrub(OwnServer own) {
        try {
            var begun = clock.instant();
            own.scrub();
            transaction.executeWithoutResult(_ -> nights.done(WHAT, HOUR, begun));
        } catch (RuntimeException failure) {
            LOG.warn(
                    "what was erased is still on the disk, and is tried again in {} minutes",
                    AGAIN.toMinutes(),
                    failure);
        }
    }
}
