package nl.kring.invite;

import nl.kring.circle.CircleEvent.Parted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, each takes the own picture along; who had one already keeps that. */
@Component
class PicturesGoAlong {
    private final JdbcClient jdbc;

    PicturesGoAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        jdbc.sql(
                        "update circle.sketch_name set circle_id = ? where circle_id = ? and account_id = ? "
                                + "and not exists (select 1 from circle.sketch_name o where o.circle_id = ? and o.account_id = sketch_name.account_id)")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .param(parted.own().value())
                .update();
    }
}
