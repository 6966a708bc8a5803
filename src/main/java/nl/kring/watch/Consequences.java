package nl.kring.watch;

import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the job do at once what follows from an act. If that fails the act stands, and the tick tries again. */
@Component
class Consequences {
    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);
    private static final String ACTOR = "watch";
    private static final String OF_ALERT = "select circle_id from circle.alert where id = ?";

    private final Weighing weighing;
    private final AlertSteps steps;
    private final GoesBetter better;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Consequences(
            Weighing weighing, AlertSteps steps, GoesBetter better, TransactionTemplate transaction, JdbcClient jdbc) {
        this.weighing = weighing;
        this.steps = steps;
        this.better = better;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    void ofObservation(UUID observation) {
        run("select circle_id from circle.observation where id = ?", observation, () -> weighing.weigh(observation));
    }

    void ofResponse(UUID response) {
        run("select circle_id from circle.alert_response where id = ?", response, () -> weighing.follow(response));
    }

    void ofLowering(CircleId circle) {
        run("select ?::uuid", circle.value(), () -> better.follow(circle));
    }

    void ofLowering(UUID alert) {
        run(OF_ALERT, alert, () -> better.follow(alert));
    }

    void ofTime(UUID alert, int level) {
        run(OF_ALERT, alert, () -> steps.rise(alert, level));
    }

    /** Where nothing goes out nothing follows; what was told stays, and waits. */
    private void run(String circle, UUID of, Runnable work) {
        try {
            Acting.asSystem(
                    ACTOR,
                    () -> transaction.executeWithoutResult(_ -> {
                        if (goesOn(circle, of)) {
                            work.run();
                        }
                    }));
        } catch (RuntimeException failure) {
            LOG.warn("what follows from an act failed and is tried again at the next tick", failure);
        }
    }

    private boolean goesOn(String circle, UUID of) {
        return jdbc.sql("select circle.goes_on((" + circle + "))")
                .param(of)
                .query(Boolean.class)
                .single();
    }
}
