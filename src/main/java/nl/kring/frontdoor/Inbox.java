package nl.kring.frontdoor;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.kring.bridge.BridgeEvent.SentToFile;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Direction;
import nl.kring.bridge.Kind;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes in needs that crossed: right after they were sent, and again each second for what a crash left lying. */
@Component
class Inbox implements DueWork {
    private static final List<Kind> KINDS =
            List.of(Kind.OUTSIDE_NOTICE, Kind.NEED, Kind.REPRESENTATION_CHECK, Kind.DEATH, Kind.MOVE, Kind.DOUBT);
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("frontdoor-inbox").factory());
    private final BridgeService bridge;
    private final Receiving receiving;
    private final Notices notices;
    private final Checks checks;
    private final Doubts doubts;
    private final Died died;
    private final Moves moves;

    Inbox(
            BridgeService bridge,
            Receiving receiving,
            Notices notices,
            Checks checks,
            Doubts doubts,
            Died died,
            Moves moves) {
        this.bridge = bridge;
        this.receiving = receiving;
        this.notices = notices;
        this.checks = checks;
        this.doubts = doubts;
        this.died = died;
        this.moves = moves;
    }

    @Override
    public String name() {
        return "frontdoor-inbox";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToFile sent) {
        if (KINDS.contains(sent.kind())) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.kind(), sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        for (var kind : KINDS) {
            bridge.waiting(Direction.TO_FILE, kind).forEach(crossing -> receive(kind, crossing));
        }
    }

    /** One that fails does not keep the others waiting; it stays unreceived and is tried again. */
    private void receive(Kind kind, UUID crossing) {
        try {
            switch (kind) {
                case NEED -> receiving.receive(crossing);
                case OUTSIDE_NOTICE -> notices.receive(crossing);
                case REPRESENTATION_CHECK -> checks.receive(crossing);
                case DOUBT -> doubts.receive(crossing);
                case DEATH -> died.receive(crossing);
                case MOVE -> moves.receive(crossing);
                default -> throw new IllegalStateException(kind + " is not received here");
            }
        } catch (RuntimeException failure) {
            LOG.warn("crossing {} could not be received and is tried again", crossing, failure);
        }
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
