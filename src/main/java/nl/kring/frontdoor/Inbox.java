package nl.kring.frontdoor;

import jakarta.annotation.PreDestroy;
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

    Inbox(BridgeService bridge, Receiving receiving) {
        this.bridge = bridge;
        this.receiving = receiving;
    }

    @Override
    public String name() {
        return "frontdoor-inbox";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToFile sent) {
        if (sent.kind() == Kind.NEED) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        bridge.waiting(Direction.TO_FILE, Kind.NEED).forEach(this::receive);
    }

    /** One that fails does not keep the others waiting; it stays unreceived and is tried again. */
    private void receive(UUID crossing) {
        try {
            receiving.receive(crossing);
        } catch (RuntimeException failure) {
            LOG.warn("crossing {} could not be received and is tried again", crossing, failure);
        }
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
