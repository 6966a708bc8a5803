package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import nl.kring.platform.DueWork;
import nl.kring.watch.WatchEvent.AlertClosed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** In a circle that its resident closed nobody is asked any more: an alert that was open ends without a word. */
@Component
class EndsWithItsCircle implements DueWork {
    private final Alerts alerts;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndsWithItsCircle(
            Alerts alerts,
            Asking asking,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.asking = asking;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alerts-of-closed-circles";
    }

    @Override
    public void doWhatIsDue() {
        var open = transaction.execute(
                _ -> jdbc.sql("select a.id from circle.alert a join circle.circle c on c.id = a.circle_id "
                                + "where a.state <> 'CLOSED' and c.state = 'CLOSED'")
                        .query(UUID.class)
                        .list());
        open.forEach(alert -> transaction.executeWithoutResult(_ -> end(alert)));
    }

    private void end(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        asking.takeBack(alert);
        var ended = jdbc.sql(
                        "update circle.alert set state = 'CLOSED', closed_at = ?, asking = false, next_due_at = null, "
                                + "outcome = 'OTHER', outcome_line = '' where id = ? and state <> 'CLOSED'")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .update();
        if (ended == 1) {
            events.publishEvent(new AlertClosed(alert.circle(), alert.id(), Outcome.OTHER));
        }
    }
}
