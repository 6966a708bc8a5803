package nl.kring.timeline;

import java.util.List;
import nl.kring.circle.CircleEvent.Readdressed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something is for others from now on, or stands in another circle, its posts do, with the answers, the photos and who read them. */
@Component
class MovesPosts {
    private final JdbcClient jdbc;

    MovesPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Readdressed moved) {
        if (!moved.circle().equals(moved.to())) {
            jdbc.sql(
                            "update circle.read_receipt r set circle_id = ? from circle.post p where p.id = r.post_id and p.audience_id = ?")
                    .param(moved.to().value())
                    .param(moved.from())
                    .update();
            jdbc.sql(
                            "update circle.photo f set circle_id = ? from circle.post p where p.id = f.post_id and p.audience_id = ?")
                    .param(moved.to().value())
                    .param(moved.from())
                    .update();
        }
        List.of("post", "entry").forEach(table -> jdbc.sql(
                        "update circle." + table + " set circle_id = ?, audience_id = ? where audience_id = ?")
                .param(moved.to().value())
                .param(moved.audience())
                .param(moved.from())
                .update());
    }
}
