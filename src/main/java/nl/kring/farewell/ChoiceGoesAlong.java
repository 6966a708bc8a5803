package nl.kring.farewell;

import nl.kring.circle.CircleEvent.Parted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, what one of them chose for later holds in the own circle. */
@Component
class ChoiceGoesAlong {
    private final JdbcClient jdbc;

    ChoiceGoesAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        jdbc.sql(
                        "update circle.after_me set circle_id = ? where circle_id = ? and account_id = ? "
                                + "and not exists (select 1 from circle.after_me o where o.circle_id = ? and o.account_id = after_me.account_id)")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .param(parted.own().value())
                .update();
    }
}
