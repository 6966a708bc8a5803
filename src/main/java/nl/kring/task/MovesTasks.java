package nl.kring.task;

import java.util.List;
import nl.kring.circle.CircleEvent.Readdressed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something is for others from now on, or stands in another circle, its tasks do; who has one there is looked at after it. */
@Component
class MovesTasks {
    private final JdbcClient jdbc;

    MovesTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Readdressed moved) {
        List.of(
                        "update circle.task_cannot c set circle_id = :circle from circle.task t where t.id = c.task_id and t.audience_id = :from",
                        "update circle.task set circle_id = :circle, audience_id = :audience where audience_id = :from")
                .forEach(statement -> jdbc.sql(statement)
                        .param("circle", moved.to().value())
                        .param("audience", moved.audience())
                        .param("from", moved.from())
                        .update());
    }
}
