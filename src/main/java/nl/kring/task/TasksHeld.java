package nl.kring.task;

import nl.kring.circle.CircleId;
import nl.kring.circle.HealthHeld;
import nl.kring.circle.HoldsHealth;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the tasks about a resident's health among what is told of it; PostgreSQL counts only what the asker may read. */
@Component
class TasksHeld implements HoldsHealth {
    private final JdbcClient jdbc;

    TasksHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public HealthHeld health(CircleId circle, AccountId resident) {
        var tasks = jdbc.sql("select count(*) from circle.task t join circle.audience a on a.id = t.audience_id "
                        + "where t.circle_id = ? and a.topic = 'HEALTH' and (a.subject_id is null or a.subject_id = ?)")
                .param(circle.value())
                .param(resident.value())
                .query(Integer.class)
                .single();
        return new HealthHeld(tasks, 0, false);
    }
}
