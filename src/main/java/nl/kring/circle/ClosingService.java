package nl.kring.circle;

import java.util.Optional;
import nl.kring.circle.CircleEvent.CircleClosed;
import nl.kring.circle.CircleEvent.CircleReopened;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing a circle, by its resident: from then on it is only read, until it is erased or she opens it again. */
@Service
@Transactional
public class ClosingService {
    private final CircleService circles;
    private final Confirming confirming;
    private final Closes closes;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ClosingService(
            CircleService circles,
            Confirming confirming,
            Closes closes,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.confirming = confirming;
        this.closes = closes;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Since when it is closed and until when it can be read; nothing for one that is not. */
    @Transactional(readOnly = true)
    public Optional<ClosingView> closing(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select c.closed_at, c.erases_at, exists (select 1 from circle.closing_read r "
                        + "where r.circle_id = c.id and r.account_id = ? and r.closed_at = c.closed_at), c.apart_at is not null "
                        + "from circle.circle c where c.id = ? and c.state = 'CLOSED'")
                .param(seat.account().value())
                .param(circle.value())
                .query((row, _) -> new ClosingView(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getBoolean(3),
                        seat.can(Act.REOPEN_CIRCLE) && !row.getBoolean(4),
                        row.getBoolean(4)))
                .optional();
    }

    /** Closes it at once; a second time, such as a double click, changes nothing. */
    public void close(CircleId circle) {
        var seat = circles.seat(circle);
        if (seat.can(Act.REOPEN_CIRCLE)) {
            return;
        }
        seat.may(Act.CLOSE_CIRCLE);
        if (closes.close(circle)) {
            read(seat);
            log.write(circle.value(), "CLOSED", "CIRCLE", circle.value());
            events.publishEvent(new CircleClosed(circle));
        }
    }

    /** It is as it was, for everybody who is still in it. */
    public void reopen(CircleId circle) {
        circles.seat(circle).may(Act.REOPEN_CIRCLE);
        if (closing(circle).filter(ClosingView::apart).isPresent()) {
            throw new Refused("apart.noWayBack");
        }
        var opened = jdbc.sql("update circle.circle set state = 'ACTIVE', closed_at = null, erases_at = null, "
                        + "version = version + 1 where id = ? and state = 'CLOSED' and erases_at > common.kring_now()")
                .param(circle.value())
                .update();
        if (opened == 0) {
            throw new Refused("circle.closed.tooLate");
        }
        confirming.theOnlyOne(circle);
        log.write(circle.value(), "REOPENED", "CIRCLE", circle.value());
        events.publishEvent(new CircleReopened(circle));
    }

    /** The person signed in read that it is closed. */
    public void read(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        read(seat);
    }

    private void read(Seat seat) {
        jdbc.sql(
                        "insert into circle.closing_read (circle_id, account_id, closed_at) "
                                + "select id, ?, closed_at from circle.circle where id = ? and state = 'CLOSED' on conflict do nothing")
                .param(seat.account().value())
                .param(seat.circle().value())
                .update();
    }
}
