package nl.kring.need;

import nl.kring.circle.CircleEvent.Parted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, what one of them asked goes along with that one. */
@Component
class NeedsGoAlong {
    private final JdbcClient jdbc;

    NeedsGoAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        jdbc.sql("update circle.help_need set circle_id = ? where circle_id = ? and account_id = ?")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .update();
    }
}
