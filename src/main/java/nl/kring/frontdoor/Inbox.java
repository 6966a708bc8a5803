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
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("frontdoor-inbox").factory());
    private final BridgeService bridge;
    private final Receiving receiving;
    private final Notices notices;

    Inbox(BridgeService bridge, Receiving receiving, Notices notices) {
        this.bridge = bridge;
        this.receiving = receiving;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "frontdoor-inbox";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToFile sent) {
        if (sent.kind() == Kind.NEED || sent.kind() == Kind.OUTSIDE_NOTICE) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.kind(), sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        for (var kind : List.of(Kind.OUTSIDE_NOTICE, Kind.NEED)) {
            bridge.waiting(Direction.TO_FILE, kind).forEach(crossing -> receive(kind, crossing));
        }
    }

    /** One that fails does not keep the others waiting; it stays unreceived and is tried again. */
    private void receive(Kind kind, UUID crossing) {
        try {
            if (kind == Kind.NEED) {
                receiving.receive(crossing);
            } else {
                notices.receive(crossing);
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
