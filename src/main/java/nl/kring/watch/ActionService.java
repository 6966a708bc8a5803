package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.ActionAsked;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has an alert asks another to do something; it is agreed once that one says yes herself, and not before (R-D12). */
@Service
public class ActionService {
    private final CircleService circles;
    private final Alerts alerts;
    private final ReadingAlerts reading;
    private final Plans plans;
    private final Consequences consequences;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActionService(
            CircleService circles,
            Alerts alerts,
            ReadingAlerts reading,
            Plans plans,
            Consequences consequences,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.alerts = alerts;
        this.reading = reading;
        this.plans = plans;
        this.consequences = consequences;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks another to do something before a moment. What was asked of somebody before is asked no more; what was agreed stands until the yes.
     *
     * @param id minted when the question was drawn up; the same one twice is one question
     */
    @Transactional(propagation = Propagation.NEVER)
    public void ask(CircleId circle, AlertId alert, UUID id, String what, AccountId doer, Instant before) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> {
            var standing = standing(seat, alert).owned();
            if (standing.alert().wanted().filter(it -> it.id().equals(id)).isEmpty()) {
                ask(standing, id, what, doer, before);
            }
        });
        consequences.ofAction(alert.value());
    }

    private void ask(ReadingAlerts.Standing standing, UUID id, String what, AccountId doer, Instant before) {
        var alert = standing.alert();
        var circle = alert.circle();
        refuseUnlessAskable(standing, doer, before);
        var action = Written.kept(what, NewObservation.LONGEST);
        if (action.isEmpty() || !before.isAfter(clock.instant())) {
            throw new Refused("alert.agreeWhat");
        }
        var asked = jdbc.sql(
                        "update circle.alert set ask_id = :id, ask_by = :me, ask_of = :doer, ask_what = :what, ask_before = :before, "
                                + "ask_due = case when next_due_at > common.kring_now() then least(:before, next_due_at) else :before end "
                                + "where id = :alert and owner_id = :me and state in ('ACKNOWLEDGED', 'ACTION_AGREED')")
                .param("id", id)
                .param("me", standing.seat().account().value())
                .param("doer", doer.value())
                .param("what", action)
                .param("before", Timestamp.from(before))
                .param("alert", alert.id().value())
                .update();
        if (asked == 0) {
            throw new Refused("alert.wanted.over");
        }
        log.write(circle.value(), alert.resident(), "ASKED", "ALERT", alert.id().value());
        events.publishEvent(new ActionAsked(circle, alert.id()));
    }

    /** Who may be asked, and can hear it in time: nobody is to wait for somebody who sleeps. */
    private void refuseUnlessAskable(ReadingAlerts.Standing standing, AccountId doer, Instant before) {
        var who = new Who(circles.view(standing.alert().circle()));
        var person = who.person(doer).orElseThrow(() -> new NotFound(doer.value()));
        if (!reading.canDo(standing, who).contains(doer)) {
            throw new Refused("alert.wanted.notNow", person.firstName());
        }
        var plan = standing.plan().flatMap(it -> plans.now(it).or(() -> Optional.of(it)));
        var hears = plan.map(it -> Asking.from(standing.alert(), it, doer, clock.instant()));
        if (hears.filter(at -> !at.isBefore(before)).isPresent() && before.isAfter(clock.instant())) {
            throw new Refused("alert.wanted.asleep", person.firstName());
        }
    }

    /**
     * The own yes or no to what one was asked to do.
     *
     * @param asked the question that was read; another is answered for itself
     */
    @Transactional(propagation = Propagation.NEVER)
    public void answer(CircleId circle, AlertId alert, UUID asked, boolean yes) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> answer(standing(seat, alert), asked, yes));
        consequences.ofAction(alert.value());
        if (yes) {
            transaction.executeWithoutResult(_ -> refuseUnlessMine(seat, alert, asked));
        }
    }

    private ReadingAlerts.Standing standing(Seat seat, AlertId alert) {
        seat.mayWrite(Act.READ);
        return reading.whole(seat, alert).orElseThrow(() -> new NotFound(alert.value()));
    }

    private void answer(ReadingAlerts.Standing standing, UUID asked, boolean yes) {
        var alert = standing.alert();
        var me = standing.seat().account();
        if (alert.wanted()
                .filter(it -> it.id().equals(asked) && !it.doer().equals(me))
                .isPresent()) {
            throw standing.seat().noRight("DO_ACTION");
        }
        var answered = jdbc.sql("select circle.answer_to_do(?, ?)")
                .params(asked, yes)
                .query(Boolean.class)
                .single();
        if (answered) {
            var circle = alert.circle().value();
            if (yes) {
                log.write(
                        circle, alert.resident(), "AGREED", "ALERT", alert.id().value());
            } else {
                log.write(
                        circle,
                        alert.resident(),
                        "DECLINED",
                        "ALERT",
                        alert.id().value());
            }
            events.publishEvent(new ActionAsked(alert.circle(), alert.id()));
        }
    }

    /** The owner may be another by now, or ask something else: then she is told that it is not needed. */
    private void refuseUnlessMine(Seat seat, AlertId alert, UUID asked) {
        alerts.find(seat.circle(), alert)
                .flatMap(AlertRow::wantedByOwner)
                .filter(it -> it.id().equals(asked) && it.answer().orElse(false))
                .orElseThrow(() -> new Refused("alert.wanted.over"));
    }
}
