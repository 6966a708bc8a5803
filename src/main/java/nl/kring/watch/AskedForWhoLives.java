package nl.kring.watch;

import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.notify.DeliveryGuard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In a household of which one died, a call for help for the other one leaves all the same. */
@Component
class AskedForWhoLives implements DeliveryGuard {
    private final JdbcClient jdbc;

    AskedForWhoLives(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean stillIn(UUID circle, AccountId person) {
        return true; // others say that
    }

    @Override
    @Transactional(readOnly = true)
    public boolean goesAnyway(UUID circle, UUID subject) {
        return jdbc.sql("select exists (select 1 from circle.alert a where a.circle_id = :circle "
                        + "and (a.id = :subject or a.id = (select alert_id from circle.consultation where id = :subject)) "
                        + "and circle.goes_on_for(a.circle_id, a.resident_id))")
                .param("subject", subject)
                .param("circle", circle)
                .query(Boolean.class)
                .single();
    }
}
