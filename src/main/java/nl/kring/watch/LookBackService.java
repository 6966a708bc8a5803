package nl.kring.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.watch.WatchEvent.LookedBack;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Two days after an alert the resident and who had it look back: what helped, and what to do otherwise (R-D18). */
@Service
@Transactional
public class LookBackService {
    static final Duration AFTER = Duration.ofDays(2);
    private static final Duration UNTIL = Duration.ofDays(16);

    private final CircleService circles;
    private final Plans plans;
    private final Alerts alerts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookBackService(
            CircleService circles,
            Plans plans,
            Alerts alerts,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** An alert on which the reader is asked to look back. */
    public record Asked(AlertId alert, Instant closed) {}

    /** The newest alert on which the reader may still look back; empty for who did, and for who was not in it. */
    @Transactional(readOnly = true)
    public Optional<Asked> asked(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select a.id, a.closed_at from circle.alert a where a.circle_id = :circle and a.closed_at <= :since and a.closed_at > :late "
                                + "and :me in (a.resident_id, a.owner_id) and not exists (select 1 from circle.alert_response r "
                                + "where r.alert_id = a.id and r.account_id = :me and r.kind = 'LOOKED_BACK') "
                                + "order by a.closed_at desc limit 1")
                .param("circle", circle.value())
                .param("since", java.sql.Timestamp.from(clock.instant().minus(AFTER)))
                .param("late", java.sql.Timestamp.from(clock.instant().minus(UNTIL)))
                .param("me", seat.account().value())
                .query((row, _) -> new Asked(new AlertId(Rows.id(row, "id")), Rows.at(row, "closed_at")))
                .optional()
                .filter(_ -> seat.readsHealth());
    }

    /**
     * What the reader says of it.
     *
     * @param id minted when the sheet opened; the same one twice is one answer
     */
    public void say(CircleId circle, AlertId alert, UUID id, String helped, String otherwise) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        var of = alerts.find(circle, alert)
                .filter(row -> !alerts.rests(row))
                .filter(row -> !row.isOpen() && isIn(row, seat))
                .orElseThrow(() -> new NotFound(alert.value()));
        var what = Written.kept(helped, NewObservation.LONGEST);
        var next = Written.kept(otherwise, NewObservation.LONGEST);
        if (what.isEmpty() && next.isEmpty()) {
            throw new Refused("lookBack.empty");
        }
        var said = jdbc.sql(
                        "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind, helped, otherwise) "
                                + "values (?, ?, ?, ?, 'LOOKED_BACK', ?, ?) on conflict do nothing")
                .param(id)
                .param(circle.value())
                .param(of.id().value())
                .param(seat.account().value())
                .param(what)
                .param(next)
                .update();
        if (said == 1) {
            events.publishEvent(new LookedBack(circle, alert));
        }
    }

    private static boolean isIn(AlertRow row, Seat seat) {
        return row.resident().equals(seat.account())
                || row.owner().filter(seat.account()::equals).isPresent();
    }

    /** What was said, newest first, for who is close to the plan: it may make the plan better. Others read their own. */
    @Transactional(readOnly = true)
    public List<LookBack> said(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var plan = plans.active(circle);
        if (plan.isEmpty() || !seat.readsHealth()) {
            return List.of();
        }
        var close = plans.find(plan.get()).filter(it -> it.isCloseTo(seat)).isPresent();
        var who = new Who(circles.view(circle));
        return jdbc
                .sql("select r.account_id, r.at, r.helped, r.otherwise from circle.alert_response r "
                        + "join circle.alert a on a.id = r.alert_id where r.circle_id = ? and r.kind = 'LOOKED_BACK' "
                        + "and (? or r.account_id = ?) order by r.at desc limit 20")
                .param(circle.value())
                .param(close)
                .param(seat.account().value())
                .query((row, _) -> new Said(
                        new AccountId(Rows.id(row, "account_id")),
                        Rows.at(row, "at"),
                        row.getString("helped"),
                        row.getString("otherwise")))
                .list()
                .stream()
                .flatMap(said -> who.person(said.by()).stream()
                        .map(person -> new LookBack(
                                person, said.by().equals(seat.account()), said.at(), said.helped(), said.otherwise())))
                .toList();
    }

    private record Said(AccountId by, Instant at, String helped, String otherwise) {}
}
