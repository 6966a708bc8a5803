package nl.kring.circle;

import java.util.UUID;
import nl.kring.circle.CircleEvent.HelperSessionChanged;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After half an hour it is over by itself (R-C19), and open pages say so. */
@Component
@Order(41)
class HelperSessionTick implements DueWork {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    HelperSessionTick(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "helper-sessions";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "delete from circle.helper_session where until <= (select common.kring_now()) returning circle_id")
                .query((row, _) -> new HelperSessionChanged(new CircleId(row.getObject(1, UUID.class))))
                .list()
                .forEach(events::publishEvent));
    }
}
