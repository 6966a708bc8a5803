package nl.kring.carer;

import nl.kring.circle.CircleEvent.Parted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, what one of them answered stands in the own circle; the job that moves it reads nothing of it. */
@Component
class CarerGoesAlong {
    private final JdbcClient jdbc;

    CarerGoesAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        jdbc.sql("select circle.carer_goes_along(?, ?, ?)")
                .param(parted.circle().value())
                .param(parted.own().value())
                .param(parted.resident().value())
                .query(row -> {});
    }
}
