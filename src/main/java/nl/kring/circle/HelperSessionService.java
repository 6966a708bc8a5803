package nl.kring.circle;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleEvent.HelperSessionChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.DeviceService;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * "Samen met Anneke": somebody looks along with a resident, on either's device (R-C19). It gives the helper nothing: for as long as it runs
 * the resident's own seat does less ({@link SeatRules#NEVER_TOGETHER}), wherever she is in.
 */
@Service
@Transactional
public class HelperSessionService {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final CircleService circles;
    private final DeviceService devices;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HelperSessionService(
            CircleService circles,
            DeviceService devices,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.devices = devices;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The resident said yes aloud, with this helper beside her: that is what is noted. One at a time; the half hour is not made longer. */
    public void begin(CircleId circle, AccountId helper) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.LOOK_TOGETHER);
        if (helpers(circle).stream().noneMatch(one -> one.account().equals(helper))) {
            throw new Refused("helper.notThis");
        }
        if (seat.helper().isPresent()) {
            if (seat.helper().filter(helper::equals).isPresent() && until(seat).isPresent()) {
                return;
            }
            throw new Refused("helper.running");
        }
        var now = clock.instant();
        jdbc.sql("delete from circle.helper_session where account_id = ? and until <= ?") // over, and not swept up yet
                .param(seat.account().value())
                .param(Timestamp.from(now))
                .update();
        var begun = jdbc.sql("insert into circle.helper_session (id, circle_id, account_id, helper_id, at, until) "
                        + "values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(Ids.next())
                .param(circle.value())
                .param(seat.account().value())
                .param(helper.value())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(LONGEST)))
                .update();
        if (begun == 0) {
            return; // on two devices at once: the first one runs
        }
        log.write(circle.value(), seat.account(), "BEGAN", "HELPER_SESSION", helper.value());
        events.publishEvent(new HelperSessionChanged(circle));
    }

    /** The resident, or who sits beside her, has had enough. */
    public void end(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (end(seat)) {
            devices.giveBack();
            log.write(
                    circle.value(),
                    seat.account(),
                    "ENDED",
                    "HELPER_SESSION",
                    seat.account().value());
            events.publishEvent(new HelperSessionChanged(circle));
        }
    }

    private boolean end(Seat seat) {
        return jdbc.sql("delete from circle.helper_session where circle_id = ? and account_id = ?")
                        .param(seat.circle().value())
                        .param(seat.account().value())
                        .update()
                == 1;
    }

    /** Who looks along with the person signed in now. */
    @Transactional(readOnly = true)
    public Optional<HelperSessionView> now(CircleId circle) {
        var seat = circles.seat(circle);
        return seat.helper()
                .flatMap(helper -> circles.viewFor(seat).person(helper).flatMap(person -> until(seat)
                        .map(until -> new HelperSessionView(person, until))));
    }

    private Optional<Instant> until(Seat seat) {
        return jdbc.sql("select until from circle.helper_session where circle_id = ? and account_id = ?")
                .param(seat.circle().value())
                .param(seat.account().value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Who may look along: grown-ups who take part and were recognised; for the resident, and nobody else. */
    @Transactional(readOnly = true)
    public List<CirclePerson> helpers(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.LOOK_TOGETHER);
        return circles.viewFor(seat).members().stream()
                .filter(member -> member.age() != Age.CHILD && member.recognised() && !member.guest())
                .map(MemberView::person)
                .toList();
    }
}
