package nl.kring.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down outside the database where the chains are: at each start, before anybody adds to what was put back, and once a day. */
@Component
class AnchorKeeper implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorKeeper.class);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final LogAnchors anchors;
    private final AnchorCheck check;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Instant due = Instant.MIN;

    AnchorKeeper(LogAnchors anchors, AnchorCheck check, TransactionTemplate transaction, Clock clock) {
        this.anchors = anchors;
        this.check = check;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "anchor-keeper";
    }

    @Override
    public void doWhatIsDue() {
        var now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        try {
            anchor(now);
            due = now.plus(A_DAY);
        } catch (IOException | UncheckedIOException failure) {
            due = now.plus(AGAIN);
            LOG.warn("The heads of the access log could not be written to {}: {}", anchors.file(), failure.toString());
        }
    }

    /** A chain that grew, or was set back, gets its new head; one that was changed does not, so that it stays found. */
    private void anchor(Instant now) throws IOException {
        var known = anchors.read();
        if (known.forged().isPresent()) {
            LOG.error(
                    "Line {} of {} was changed: './kring verify-log' says more",
                    known.forged().get(),
                    anchors.file());
            return;
        }
        var standing = transaction.execute(_ -> check.compare(known));
        var changed = standing.changed();
        var moved = standing.heads().values().stream()
                .filter(head -> !head.equals(known.last().get(head.chain())) && !changed.contains(head.chain()))
                .toList();
        if (!moved.isEmpty()) {
            anchors.add(known, moved, now);
        }
    }
}
