package nl.kring.privacy;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets each night what is past its term (R-M10): a piece a tick, in a transaction of its own, until nothing of it is left. What was
 * forgotten stands in {@code common.erasure}, by kind and number: the report for the privacy officer.
 */
@Component
class KeepingTick implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(KeepingTick.class);
    private static final int PIECE = 500;
    private static final LocalTime HOUR = LocalTime.of(3, 0);

    private final List<Kept> kinds;
    private final Nights nights;
    private final Erasures erasures;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeepingTick(List<Kept> kinds, Nights nights, Erasures erasures, TransactionTemplate transaction, Clock clock) {
        this.kinds = kinds;
        this.nights = nights;
        this.erasures = erasures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keeping";
    }

    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        var done = transaction.execute(_ -> nights.done());
        kinds.stream().filter(kind -> !done.contains(kind.what())).forEach(kind -> {
            try {
                transaction.executeWithoutResult(_ -> aPiece(kind));
            } catch (RuntimeException failure) {
                LOG.warn("{} is tried again at the next tick", kind.what(), failure);
            }
        });
    }

    private void aPiece(Kept kind) {
        if (nights.holds(kind.what(), HOUR)) {
            var forgotten = kind.forget(PIECE);
            if (forgotten > 0) {
                erasures.note(null, kind.what(), null, forgotten);
            }
            if (forgotten < PIECE) {
                nights.done(kind.what(), HOUR, clock.instant());
            }
        }
    }
}
