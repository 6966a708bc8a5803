package nl.kring.watch;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.kring.notify.DeliveryMarked;
import nl.kring.platform.DueWork;
import nl.kring.platform.FailedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks each second whom an open alert may tell outside the circle now, and whether what was handed over arrived. */
@Component
@Order(20)
class OutsideNotices implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideNotices.class);
    private static final String OVER =
            "select n.id from circle.outside_notice n join circle.alert a on a.id = n.alert_id "
                    + "where n.dropped_at is null and n.read_at is null and (a.state = 'CLOSED' or n.told_at is null "
                    + "and not circle.health_ok(n.circle_id, a.resident_id)) limit 50";
    /** Not while somebody has it: then nobody else need do anything, inside the circle or out of it. */
    private static final String DUE =
            "select n.id from circle.outside_notice n join circle.alert a on a.id = n.alert_id "
                    + "join circle.outside_contact c on c.id = n.contact_id where n.handed_over_at is null and n.dropped_at is null "
                    + "and n.tell_from <= (select common.kring_now()) and a.state <> 'CLOSED' and a.asking and a.phase = c.phase "
                    + "and circle.goes_on_for(n.circle_id, a.resident_id) "
                    + "and (c.navigator_id is not null or c.email is not null) order by n.tell_from limit 50";

    /** Handed over as a mail that did not leave yet, and not to be told now: taken back, and due again if a claim lapses. */
    private static final String HELD =
            "select n.id from circle.outside_notice n join circle.alert a on a.id = n.alert_id "
                    + "join circle.outside_contact c on c.id = n.contact_id where n.handed_over_at is not null and n.told_at is null "
                    + "and n.dropped_at is null and c.navigator_id is null and a.state <> 'CLOSED' "
                    + "and not (a.asking and a.phase = c.phase and circle.goes_on_for(n.circle_id, a.resident_id)) limit 50";

    private static final String UNDER_WAY = "select n.id from circle.outside_notice n "
            + "join circle.outside_contact c on c.id = n.contact_id where n.handed_over_at is not null "
            + "and n.dropped_at is null and (n.told_at is null or n.read_at is null and c.navigator_id is not null) "
            + "order by n.handed_over_at limit 200";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Telling telling;

    OutsideNotices(JdbcClient jdbc, TransactionTemplate transaction, Telling telling) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.telling = telling;
    }

    /** It came back: whoever reads the alert is to know that nobody outside was told (R-D21). */
    @EventListener
    void on(DeliveryMarked marked) {
        if (!marked.sent()) {
            jdbc.sql("update circle.outside_notice set told_at = null where id = ? and told_at is not null")
                    .param(marked.subject())
                    .update();
        }
    }

    @Override
    public String name() {
        return "outside-notices";
    }

    @Override
    public void doWhatIsDue() {
        each(OVER, telling::drop);
        each(HELD, telling::holdBack);
        each(DUE, telling::handOver, telling::giveUp);
        each(UNDER_WAY, telling::follow);
    }

    private void each(String query, Consumer<UUID> work) {
        each(query, work, _ -> {});
    }

    /** One that fails does not keep the others waiting; it is tried again. */
    private void each(String query, Consumer<UUID> work, Consumer<UUID> failed) {
        List<UUID> ids =
                transaction.execute(_ -> jdbc.sql(query).query(UUID.class).list());
        (ids == null ? List.<UUID>of() : ids).forEach(id -> {
            try {
                transaction.executeWithoutResult(_ -> work.accept(id));
            } catch (RuntimeException failure) {
                LOG.warn("notice {} failed and is tried again at the next tick", id, failure);
                FailedWork.count(name());
                transaction.executeWithoutResult(_ -> failed.accept(id));
            }
        });
    }
}
