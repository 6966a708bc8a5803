package nl.kring.circle;

import java.util.UUID;
import nl.kring.circle.CircleEvent.DeedAnswered;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes a circle on the day that was said in its resident's name, if who said it still speaks for her and she did not say no. */
@Component
class ClosingTick implements DueWork {
    private static final String DUE = "select id from circle.circle where closing_at <= common.kring_now()";

    private final CircleJobs circles;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    ClosingTick(CircleJobs circles, JdbcClient jdbc, DueRows rows, ApplicationEventPublisher events) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public String name() {
        return "closing-in-her-name";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> jdbc.sql(DUE).query(UUID.class).list(), this::close);
    }

    private void close(UUID id) {
        var stillSpeaks = jdbc.sql(
                        "select exists (select 1 from circle.representation r where r.circle_id = c.id and r.account_id = c.closing_by "
                                + "and r.ended_at is null and r.personal and r.valid_until > common.kring_now()) and circle.may_ask(c.id) "
                                + "and (select count(*) from circle.circle_resident l where l.circle_id = c.id and l.ended_at is null) = 1 "
                                + "from circle.circle c where c.id = ? and c.closing_at <= common.kring_now() for update of c")
                .param(id)
                .query(Boolean.class)
                .optional();
        if (stillSpeaks.isEmpty()) {
            return;
        }
        var circle = new CircleId(id);
        if (!stillSpeaks.get() || !circles.closeAsSaid(circle)) {
            jdbc.sql("update circle.circle set " + Closes.NOT_SAID + "version = version + 1 where id = ?")
                    .param(id)
                    .update();
            events.publishEvent(new DeedAnswered(circle)); // it stays open, and the pages that said otherwise hear it
        }
    }
}
