package nl.kring.watch;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.DueWork;
import nl.kring.watch.WatchEvent.AlertHeard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each second which alerts have reached the time of their next level, and what a killed process left undone. All of them: with
 * so many a tick, fifty that fail would keep everybody else waiting for ever.
 */
@Component
@Order(10)
class AlertTick implements DueWork {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Consequences consequences;
    private final Reaching reaching;
    private final ApplicationEventPublisher events;

    AlertTick(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Consequences consequences,
            Reaching reaching,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.consequences = consequences;
        this.reaching = reaching;
        this.events = events;
    }

    private record Due(UUID alert, int level) {}

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public void doWhatIsDue() {
        ids("select o.id from circle.observation o join circle.early_warning_plan p on p.id = o.plan_id where o.weighed_at is null "
                        + "and circle.goes_on_for(o.circle_id, p.resident_id) order by o.at")
                .forEach(consequences::ofObservation);
        ids("select r.id from circle.alert_response r join circle.alert a on a.id = r.alert_id where r.handled_at is null "
                        + "and circle.goes_on_for(a.circle_id, a.resident_id) order by r.at")
                .forEach(consequences::ofResponse);
        ids(ActionSteps.TO_FOLLOW).forEach(consequences::ofAction);
        ids(GoesBetter.TO_FOLLOW).forEach(consequences::ofLowering);
        ids(GoesBetter.STOPPED_TO_FOLLOW).forEach(consequences::ofLowering);
        ids(GoesBetter.TO_GO_ON).forEach(consequences::ofSharing);
        due().forEach(due -> consequences.ofTime(due.alert(), due.level()));
        transaction.executeWithoutResult(_ -> reaching.lookForSlow());
        ids(Reaching.TO_FOLLOW).forEach(consequences::ofFailing);
        transaction.executeWithoutResult(_ -> hearing().forEach(events::publishEvent));
    }

    /** Rings once for who can be told from now on: at half past seven "nobody can be reached" is no longer so, also on an open page. */
    private List<AlertHeard> hearing() {
        return jdbc
                .sql(
                        "update circle.alert_asked set heard = true where not heard and told_from <= (select common.kring_now()) "
                                + "returning circle_id, alert_id")
                .query((row, _) ->
                        new AlertHeard(new CircleId(Rows.id(row, "circle_id")), new AlertId(Rows.id(row, "alert_id"))))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    private List<UUID> ids(String query) {
        List<UUID> ids =
                transaction.execute(_ -> jdbc.sql(query).query(UUID.class).list());
        return ids == null ? List.of() : ids;
    }

    private List<Due> due() {
        List<Due> due = transaction.execute(_ -> jdbc.sql(
                        "select id, level from circle.alert where state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED') "
                                + "and next_due_at <= (select common.kring_now()) and circle.goes_on_for(circle_id, resident_id) order by next_due_at")
                .query((row, _) -> new Due(Rows.id(row, "id"), row.getInt("level")))
                .list());
        return due == null ? List.of() : due;
    }
}
