package nl.kring.representation;

import nl.kring.circle.CircleEvent.Parted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, what was asked to be seen for one of them goes along, and is answered there. */
@Component
class RequestsGoAlong {
    private final JdbcClient jdbc;

    RequestsGoAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        jdbc.sql("update circle.representation_request set circle_id = ? where circle_id = ? and resident_id = ? "
                        + "and answered_at is null and withdrawn_at is null")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .update();
    }
}
