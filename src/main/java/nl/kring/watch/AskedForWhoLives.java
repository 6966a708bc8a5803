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
        return jdbc.sql("select exists (select 1 from circle.alert where id = ? and circle_id = ? "
                        + "and circle.goes_on_for(circle_id, resident_id))")
                .param(subject)
                .param(circle)
                .query(Boolean.class)
                .single();
    }
}
