package nl.kring.circle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.kring.circle.CircleEvent.RestChanged;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * "Even niet" (R-D31): a member rests for some days, by own choice, and so does who lives in a household. The others read until when, and
 * nothing of why; no log says it.
 */
@Service
@Transactional
public class RestService {
    /** The most days that one rests at a time. */
    public static final int LONGEST = 14;

    private final CircleService circles;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RestService(CircleService circles, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Until when the person signed in rests here, if that is so. */
    @Transactional(readOnly = true)
    public Optional<Instant> mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select resting_until from " + own(seat) + " where circle_id = ? and account_id = ? "
                        + "and ended_at is null and resting_until > (select common.kring_now())")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Until when each of those who live there rests, of whom that is so; of who takes part it stands with the member. */
    @Transactional(readOnly = true)
    public Map<AccountId, Instant> atHome(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return circles.view(circle).restsAtHome();
    }

    /** Rests from now on for so many days; said again, it is from now on again. */
    public void rest(CircleId circle, int days) {
        var seat = circles.seat(circle);
        seat.may(Act.REST);
        if (days < 1 || days > LONGEST) {
            throw new Refused("rest.days");
        }
        set(seat, "common.kring_now() + make_interval(days => " + days + ")");
    }

    /** Is there again, before the rest would have been over. */
    public void end(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        set(seat, "null");
    }

    private static String own(Seat seat) {
        return seat.isResident() ? "circle.circle_resident" : "circle.circle_member";
    }

    private void set(Seat seat, String until) {
        var rows = jdbc.sql("update " + own(seat) + " set resting_until = " + until
                        + ", version = version + 1 where circle_id = ? and account_id = ? and ended_at is null "
                        + "and (resting_until is not null or " + until + " is not null)")
                .param(seat.circle().value())
                .param(seat.account().value())
                .update();
        if (rows == 1) {
            events.publishEvent(new RestChanged(seat.circle()));
        }
    }
}
