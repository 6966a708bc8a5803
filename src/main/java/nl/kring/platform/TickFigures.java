package nl.kring.platform;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long ago the ticks were done that all nodes do together: the levels of an alert hang on the short ones. */
@Component
class TickFigures implements Figures {
    /** Of one that never was, since it was to be; real time, as the scheduler keeps it. */
    private static final String LAST =
            "select coalesce(max(extract(epoch from clock_timestamp() - coalesce(last_success, execution_time))) "
                    + "filter (where task_name <> 'slow-tick'), 0), "
                    + "coalesce(max(extract(epoch from clock_timestamp() - coalesce(last_success, execution_time))) "
                    + "filter (where task_name = 'slow-tick'), 0) from common.scheduled_tasks "
                    + "where task_name in ('tick', 'urgent-tick', 'letter-tick', 'slow-tick')";

    private final JdbcClient jdbc;

    TickFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> look() {
        return jdbc.sql(LAST)
                .query((row, _) -> List.of(
                        new Figure(
                                "kring.ticks.late.seconds",
                                "How long ago the oldest of the short ticks (alerts, what somebody waits for, letters) was done.",
                                row.getDouble(1)),
                        new Figure(
                                "kring.ticks.slow.late.seconds",
                                "How long ago the tick was done that may take minutes.",
                                row.getDouble(2))))
                .single();
    }
}
