package nl.kring.agenda;

import nl.kring.circle.CircleEvent.Readdressed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something is for others from now on, or stands in another circle, its appointments do, with who comes along. */
@Component
class MovesAppointments {
    private final JdbcClient jdbc;

    MovesAppointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Readdressed moved) {
        jdbc.sql(
                        "with moved as (update circle.appointment set circle_id = :to, audience_id = :audience where audience_id = :from "
                                + "returning id) update circle.comes_along set circle_id = :to where appointment_id in (select id from moved)")
                .param("to", moved.to().value())
                .param("audience", moved.audience())
                .param("from", moved.from())
                .update();
    }
}
