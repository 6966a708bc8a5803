package nl.kring.watch;

import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the job do at once what follows from an act. If that fails the act stands, and the tick tries again. */
@Component
class Consequences {
    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
    private static final String ACTOR = "watch";

    private final Weighing weighing;
    private final AlertSteps steps;
    private final GoesBetter better;
    private final TransactionTemplate transaction;

    Consequences(Weighing weighing, AlertSteps steps, GoesBetter better, TransactionTemplate transaction) {
        this.weighing = weighing;
        this.steps = steps;
        this.better = better;
        this.transaction = transaction;
    }

    void ofObservation(UUID observation) {
        run(() -> weighing.weigh(observation));
    }

    void ofResponse(UUID response) {
        run(() -> weighing.follow(response));
    }

    void ofLowering(CircleId circle) {
        run(() -> better.follow(circle));
    }

    void ofLowering(UUID alert) {
        run(() -> better.follow(alert));
    }

    void ofTime(UUID alert, int level) {
        run(() -> steps.rise(alert, level));
    }

    private void run(Runnable work) {
        try {
            Acting.asSystem(ACTOR, () -> transaction.executeWithoutResult(_ -> work.run()));
        } catch (RuntimeException failure) {
            LOG.warn("what follows from an act failed and is tried again at the next tick", failure);
        }
    }
}
