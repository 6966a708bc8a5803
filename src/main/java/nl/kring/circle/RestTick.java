package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleEvent.RestChanged;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A rest ends by itself (R-D31): who rested is asked again, and the line is looked at. */
@Component
@Order(10)
class RestTick implements DueWork {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    RestTick(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "rests";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(
                _ -> List.of("circle.circle_member", "circle.circle_resident").forEach(this::end));
    }

    private void end(String seats) {
        jdbc.sql("update " + seats + " set resting_until = null, version = version + 1 "
                        + "where resting_until <= (select common.kring_now()) returning circle_id")
                .query((row, _) -> new RestChanged(new CircleId(row.getObject(1, UUID.class))))
                .list()
                .forEach(events::publishEvent);
    }
}
