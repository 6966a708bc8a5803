package nl.kring.watch;

import java.util.UUID;
import nl.kring.notify.OutsideGuard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds the mail to an outside contact as long as somebody has the alert: a claim keeps it in the circle, to the last moment. */
@Component
class HeldNotices implements OutsideGuard {
    private final JdbcClient jdbc;

    HeldNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayLeave(UUID subject) {
        return jdbc.sql(
                        "select n.dropped_at is null and a.state <> 'CLOSED' and a.asking and a.phase = c.phase and circle.goes_on_for(n.circle_id, a.resident_id) "
                                + "and circle.health_ok(n.circle_id, a.resident_id) "
                                + "from circle.outside_notice n join circle.alert a on a.id = n.alert_id "
                                + "join circle.outside_contact c on c.id = n.contact_id where n.id = ?")
                .param(subject)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }
}
