package nl.kring.watch;

import java.util.List;
import nl.kring.platform.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Of alerts: those whose next step is late, and those that nobody has. Both are found in the index of what is due. */
@Component
class AlertFigures implements Figures {
    private static final String NOW = """
            with late as (select next_due_at from circle.alert
                    where state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED') and next_due_at <= (select common.kring_now())
                    and circle.goes_on_for(circle_id, resident_id)),
                nobodys as (select phase, raised_at from circle.alert where state = 'RAISED')
            select (select count(*) from late),
                (select coalesce(extract(epoch from common.kring_now() - min(next_due_at)), 0) from late),
                (select count(*) from nobodys),
                (select count(*) from nobodys where phase = 'RED'),
                (select coalesce(extract(epoch from common.kring_now() - min(raised_at)), 0) from nobodys)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AlertFigures(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<Figure> look() {
        return transaction.execute(_ -> jdbc.sql(NOW)
                .query((row, _) -> List.of(
                        new Figure(
                                "kring.alerts.late",
                                "Alerts whose next step is due and was not done yet.",
                                row.getDouble(1)),
                        new Figure(
                                "kring.alerts.late.seconds",
                                "How long ago the next step of the latest of these was due.",
                                row.getDouble(2)),
                        new Figure("kring.alerts.unowned", "Open alerts that nobody has picked up.", row.getDouble(3)),
                        new Figure(
                                "kring.alerts.unowned.red",
                                "Open alerts of phase red that nobody has picked up.",
                                row.getDouble(4)),
                        new Figure(
                                "kring.alerts.unowned.seconds",
                                "How long ago the oldest alert was raised that nobody has picked up.",
                                row.getDouble(5))))
                .single());
    }
}
