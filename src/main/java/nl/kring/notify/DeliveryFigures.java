package nl.kring.notify;

import java.util.List;
import nl.kring.platform.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Of messages: what is due and did not leave yet, what is tried again, and what never will. What rests in a circle that stands still is taken
 * again and again too, and nothing failed.
 */
@Component
class DeliveryFigures implements Figures {
    private static final String NOW = """
            with waiting as (select next_try_at, tries, last_error from common.delivery where state = 'PENDING')
            select (select count(*) from waiting where next_try_at <= (select common.kring_now())),
                (select coalesce(extract(epoch from common.kring_now() - min(next_try_at)), 0) from waiting
                    where next_try_at <= (select common.kring_now())),
                (select count(*) from waiting where tries > 1 and last_error is not null),
                (select count(*) from common.delivery where state = 'FAILED'
                    and created_at > (select common.kring_now()) - interval '1 day')
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DeliveryFigures(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<Figure> look() {
        return transaction.execute(_ -> jdbc.sql(NOW)
                .query((row, _) -> List.of(
                        new Figure(
                                "kring.deliveries.due",
                                "Messages that are due and did not leave yet.",
                                row.getDouble(1)),
                        new Figure(
                                "kring.deliveries.due.seconds",
                                "How long ago the oldest of these was due.",
                                row.getDouble(2)),
                        new Figure(
                                "kring.deliveries.retrying",
                                "Messages that did not leave at the first try and wait for the next.",
                                row.getDouble(3)),
                        new Figure(
                                "kring.deliveries.failed",
                                "Messages of the last day that never leave: no way leads to that person.",
                                row.getDouble(4))))
                .single());
    }
}
