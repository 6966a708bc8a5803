package nl.kring.circle;

import java.util.UUID;
import nl.kring.circle.CircleEvent.PauseChanged;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A pause that nobody answered, or that was left standing, ends by itself (R-B3). */
@Component
@Order(40)
class PauseTick implements DueWork {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    PauseTick(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "pauses";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> jdbc.sql("update circle.member_pause set ended_at = until "
                        + "where ended_at is null and until <= (select common.kring_now()) returning circle_id")
                .query((row, _) -> new PauseChanged(new CircleId(row.getObject(1, UUID.class))))
                .list()
                .forEach(events::publishEvent));
    }
}
