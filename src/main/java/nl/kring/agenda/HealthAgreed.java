package nl.kring.agenda;

import java.util.UUID;
import nl.kring.circle.CircleEvent.ConsentChanged;
import nl.kring.circle.CircleId;
import nl.kring.circle.HealthHeld;
import nl.kring.circle.HoldsHealth;
import nl.kring.identity.AccountId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appointments about the health of a resident: counted with what is told about it, and taken away with it. */
@Component
class HealthAgreed implements HoldsHealth {
    private static final String HERS = "from circle.appointment p join circle.audience a on a.id = p.audience_id "
            + "where p.circle_id = :circle and p.erased_at is null and a.topic = 'HEALTH' ";

    private final WritingAppointments writing;
    private final JdbcClient jdbc;

    HealthAgreed(WritingAppointments writing, JdbcClient jdbc) {
        this.writing = writing;
        this.jdbc = jdbc;
    }

    @Override
    public HealthHeld health(CircleId circle, AccountId resident) {
        var appointments = jdbc.sql(
                        "select count(*) " + HERS + "and (a.subject_id is null or a.subject_id = :resident)")
                .param("circle", circle.value())
                .param("resident", resident.value())
                .query(Integer.class)
                .single();
        return new HealthHeld(appointments, 0, false);
    }

    /** In the same transaction as her posts go, with her own rights; that there was something is not said. */
    @EventListener
    void on(ConsentChanged changed) {
        jdbc.sql("select p.id " + HERS
                        + "and exists (select 1 from circle.circle_resident r where r.circle_id = p.circle_id "
                        + "and r.health_erase_asked_at is not null and not r.health_allowed and r.account_id = common.me() "
                        + "and (a.subject_id is null or a.subject_id = r.account_id))")
                .param("circle", changed.circle().value())
                .query((row, _) -> new AppointmentId(row.getObject(1, UUID.class)))
                .list()
                .forEach(writing::erase);
    }
}
