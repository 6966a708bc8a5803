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

    /** What she asked in her own circle too waits there once. */
    @EventListener
    void on(Parted parted) {
        jdbc.sql(
                        "update circle.representation_request r set withdrawn_at = common.kring_now() where circle_id = ? and resident_id = ? "
                                + "and answered_at is null and withdrawn_at is null and exists (select 1 from circle.representation_request o "
                                + "where o.circle_id = ? and o.account_id = r.account_id and o.type = r.type "
                                + "and o.answered_at is null and o.withdrawn_at is null)")
                .param(parted.circle().value())
                .param(parted.resident().value())
                .param(parted.own().value())
                .update();
        jdbc.sql("update circle.representation_request set circle_id = ? where circle_id = ? and resident_id = ? "
                        + "and answered_at is null and withdrawn_at is null")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .update();
    }
}
