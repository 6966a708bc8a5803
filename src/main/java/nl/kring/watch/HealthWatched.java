package nl.kring.watch;

import nl.kring.circle.CircleId;
import nl.kring.circle.HealthHeld;
import nl.kring.circle.HoldsHealth;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what there is of plans and of what people saw; PostgreSQL counts only what the asker may read. */
@Component
class HealthWatched implements HoldsHealth {
    private final JdbcClient jdbc;

    HealthWatched(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public HealthHeld health(CircleId circle, AccountId resident) {
        return jdbc.sql(
                        "select (select count(*) from circle.observation o join circle.early_warning_plan p on p.id = o.plan_id "
                                + "where o.circle_id = :circle and p.resident_id = :resident), "
                                + "exists (select 1 from circle.early_warning_plan where circle_id = :circle and resident_id = :resident) "
                                + "or exists (select 1 from circle.plan_draft where circle_id = :circle and resident_id = :resident)")
                .param("circle", circle.value())
                .param("resident", resident.value())
                .query((row, _) -> new HealthHeld(0, row.getInt(1), row.getBoolean(2)))
                .single();
    }
}
