package nl.kring.watch;

import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.Acting;
import nl.kring.platform.FailedWork;
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
    private static final String OF_ALERT =
            "select circle.goes_on_for(circle_id, resident_id) from circle.alert where id = ?";

    private final Weighing weighing;
    private final AlertSteps steps;
    private final GoesBetter better;
    private final Reaching reaching;
    private final ActionSteps actions;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Consequences(
            Weighing weighing,
            AlertSteps steps,
            GoesBetter better,
            Reaching reaching,
            ActionSteps actions,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.weighing = weighing;
        this.steps = steps;
        this.better = better;
        this.reaching = reaching;
        this.actions = actions;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    void ofObservation(UUID observation) {
        run(
                "select circle.goes_on_for(o.circle_id, p.resident_id) from circle.observation o "
                        + "join circle.early_warning_plan p on p.id = o.plan_id where o.id = ?",
                observation,
                () -> weighing.weigh(observation));
    }

    void ofResponse(UUID response) {
        run(
                "select circle.goes_on_for(a.circle_id, a.resident_id) from circle.alert_response r "
                        + "join circle.alert a on a.id = r.alert_id where r.id = ?",
                response,
                () -> weighing.follow(response));
    }

    void ofLowering(CircleId circle) {
        run(
                "select state <> 'IN_MEMORIAM' from circle.circle where id = ?",
                circle.value(),
                () -> better.follow(circle));
    }

    void ofLowering(UUID alert) {
        run(OF_ALERT, alert, () -> better.follow(alert));
    }

    void ofSharing(UUID alert) {
        run(OF_ALERT, alert, () -> better.goOn(alert));
    }

    void ofFailing(UUID alert) {
        run(OF_ALERT, alert, () -> reaching.follow(alert));
    }

    void ofAction(UUID alert) {
        run(OF_ALERT, alert, () -> actions.follow(alert));
    }

    void ofTime(UUID alert, int level) {
        run(OF_ALERT, alert, () -> steps.rise(alert, level));
    }

    /** Where nothing goes out nothing follows; what was told stays, and waits. */
    private void run(String goesOn, UUID of, Runnable work) {
        try {
            Acting.asSystem(
                    ACTOR,
                    () -> transaction.executeWithoutResult(_ -> {
                        if (goesOn(goesOn, of)) {
                            work.run();
                        }
                    }));
        } catch (RuntimeException failure) {
            LOG.warn("what follows from an act failed and is tried again at the next tick", failure);
            FailedWork.count(ACTOR);
        }
    }

    private boolean goesOn(String sql, UUID of) {
        return jdbc.sql(sql).param(of).query(Boolean.class).optional().orElse(false);
    }
}
