package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import nl.kring.circle.CircleEvent.InMemoriam;
import nl.kring.circle.CircleEvent.ResidentDied;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.AlertClosed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a resident died, an alert that was open ends without a word, and a plan in the making is gone; what had not left yet is taken back (AT-D9). */
@Component
class EndsInMemoriam {
    private final Alerts alerts;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndsInMemoriam(Alerts alerts, Asking asking, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.alerts = alerts;
        this.asking = asking;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(InMemoriam still) {
        jdbc.sql("delete from circle.plan_draft where circle_id = ?")
                .param(still.circle().value())
                .update();
        jdbc.sql("select id from circle.alert where circle_id = ? and state <> 'CLOSED'")
                .param(still.circle().value())
                .query(UUID.class)
                .list()
                .forEach(this::end);
    }

    /** In a household the alerts of who lives go on. */
    @EventListener
    void on(ResidentDied died) {
        jdbc.sql("delete from circle.plan_draft where circle_id = ? and resident_id = ?")
                .param(died.circle().value())
                .param(died.resident().value())
                .update();
        endOf(died.circle(), died.resident());
    }

    void endOf(CircleId circle, AccountId resident) {
        jdbc.sql("select id from circle.alert where circle_id = ? and resident_id = ? and state <> 'CLOSED'")
                .param(circle.value())
                .param(resident.value())
                .query(UUID.class)
                .list()
                .forEach(this::end);
    }

    private void end(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        asking.takeBack(alert);
        jdbc.sql("update circle.alert set state = 'CLOSED', closed_at = ?, asking = false, next_due_at = null, "
                        + "outcome = 'OTHER', outcome_line = '' where id = ? and state <> 'CLOSED'")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .update();
        events.publishEvent(new AlertClosed(alert.circle(), alert.id(), Outcome.OTHER));
    }
}
