package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.ActionAgreed;
import nl.kring.watch.WatchEvent.AlertClaimed;
import nl.kring.watch.WatchEvent.AlertClosed;
import nl.kring.watch.WatchEvent.AlertHandedOver;
import nl.kring.watch.WatchEvent.AlertPassed;
import nl.kring.watch.WatchEvent.SeenSaid;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** An open alert and the answers to it. One owner; who was asked before and who saw it hear who that is. */
@Service
@Transactional
public class AlertService {
    private static final String GONE = "alert.closedAlready";

    private final CircleService circles;
    private final Alerts alerts;
    private final ReadingAlerts reading;
    private final SeenWords words;
    private final Consequences consequences;
    private final Adjusting adjusting;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlertService(
            CircleService circles,
            Alerts alerts,
            ReadingAlerts reading,
            SeenWords words,
            Consequences consequences,
            Adjusting adjusting,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.alerts = alerts;
        this.reading = reading;
        this.words = words;
        this.consequences = consequences;
        this.adjusting = adjusting;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** The open alert, or the one just closed, as far as the reader may know of it. */
    @Transactional(readOnly = true)
    public Optional<AlertView> current(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return reading.current(seat, new Who(circles.viewFor(seat)));
    }

    /**
     * "Ik pak dit op" (R-D11).
     *
     * @param command minted when the buttons were drawn; the same one twice is one answer
     */
    @Transactional(propagation = Propagation.NEVER)
    public void claim(CircleId circle, AlertId alert, UUID command) {
        var seat = circles.seat(circle);
        if (Boolean.TRUE.equals(transaction.execute(_ -> rests(seat, alert)))) {
            claimBare(seat, alert, command);
            return;
        }
        transaction.executeWithoutResult(_ -> claim(answerable(seat, alert), command));
        consequences.ofResponse(command);
    }

    /** Where health is not shared any more, the answer is all that a person writes; the job makes the owner (AT-M1). */
    private void claimBare(Seat seat, AlertId alert, UUID command) {
        transaction.executeWithoutResult(_ -> {
            var watched = bare(seat, alert);
            if (!watched.isOf(seat.account()) && respond(seat, alert, command, Answers.Kind.CLAIM)) {
                log.write(seat.circle().value(), watched.resident(), "CLAIMED", "ALERT", alert.value());
                events.publishEvent(new AlertClaimed(seat.circle(), alert, seat.account()));
            }
        });
        consequences.ofResponse(command);
        transaction.executeWithoutResult(_ -> {
            var now = bareNow(seat, alert);
            if (now.filter(it -> it.isOf(seat.account())).isEmpty()) {
                throw now.flatMap(Alerts.Watched::owner)
                        .flatMap(new Who(circles.viewFor(seat))::person)
                        .map(owner -> new Refused("alert.justBefore", owner.firstName()))
                        .orElseGet(() -> new Refused(GONE));
            }
        });
    }

    private boolean rests(Seat seat, AlertId alert) {
        return bareNow(seat, alert).filter(Alerts.Watched::rests).isPresent();
    }

    private Optional<Alerts.Watched> bareNow(Seat seat, AlertId alert) {
        return alerts.watched(seat.circle()).stream()
                .filter(watched -> watched.id().equals(alert))
                .findFirst();
    }

    /** An alert of which this person knows no more than that it is open and asks; whose turn it is. */
    private Alerts.Watched bare(Seat seat, AlertId alert) {
        seat.may(Act.READ);
        var watched = bareNow(seat, alert).orElseThrow(() -> new NotFound(alert.value()));
        if (watched.state() == AlertState.CLOSED) {
            throw new Refused(GONE);
        }
        if (!watched.myTurn()) {
            throw seat.noRight("CLAIM_ALERT");
        }
        return watched;
    }

    /** Who has an alert that is not shared any more spoke with the resident, and it is over. */
    @Transactional(propagation = Propagation.NEVER)
    public void done(CircleId circle, AlertId alert, UUID command) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> {
            if (!rests(seat, alert) || !bare(seat, alert).isOf(seat.account())) {
                throw seat.noRight("OWN_ALERT");
            }
            respond(seat, alert, command, Answers.Kind.DONE);
        });
        consequences.ofResponse(command);
    }

    private void claim(ReadingAlerts.Standing standing, UUID command) {
        var alert = standing.alert();
        if (standing.owns() || !respond(standing, command, Answers.Kind.CLAIM)) {
            return;
        }
        var now = clock.instant();
        var claimed = jdbc.sql(
                        "update circle.alert set owner_id = :me, claimed_at = :now, asking = false, next_due_at = :due, "
                                + "handed_to = null, state = case state when 'RAISED' then 'ACKNOWLEDGED' else state end "
                                + "where id = :id and (asking or handed_to = :me) "
                                + "and state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED')")
                .param("me", standing.seat().account().value())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(AlertLevels.agreeBefore(alert.phase(), now)))
                .param("id", alert.id().value())
                .update();
        if (claimed == 0) {
            throw tooLate(standing.seat(), alert.id());
        }
        log.write(
                alert.circle().value(),
                alert.resident(),
                "CLAIMED",
                "ALERT",
                alert.id().value());
        events.publishEvent(
                new AlertClaimed(alert.circle(), alert.id(), standing.seat().account()));
    }

    private Refused tooLate(Seat seat, AlertId alert) {
        var owner = ownerNow(seat, alert);
        return owner.isEmpty() ? new Refused(GONE) : new Refused("alert.justBefore", owner);
    }

    private String ownerNow(Seat seat, AlertId alert) {
        var who = new Who(circles.viewFor(seat));
        return alerts.find(seat.circle(), alert)
                .flatMap(AlertRow::owner)
                .flatMap(who::person)
                .map(CirclePerson::firstName)
                .orElse("");
    }

    /** "Ik kan nu niet": the next is asked at once, not after the time of the level (R-D10). */
    @Transactional(propagation = Propagation.NEVER)
    public void cannot(CircleId circle, AlertId alert, UUID command) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> {
            if (rests(seat, alert)) {
                var watched = bare(seat, alert);
                if (watched.asking() && respond(seat, alert, command, Answers.Kind.CANNOT)) {
                    events.publishEvent(new AlertPassed(circle, alert, seat.account()));
                }
                return;
            }
            var standing = answerable(seat, alert);
            var kind = standing.alert().asking() ? Answers.Kind.CANNOT : Answers.Kind.DECLINED;
            if (standing.mayPass() && respond(standing, command, kind)) {
                events.publishEvent(new AlertPassed(circle, alert, seat.account()));
            }
        });
        consequences.ofResponse(command);
    }

    /** "Gezien" (R-C4), or not any more: it asks nobody else and holds up nothing. Whom it asks answers instead. */
    public void seen(CircleId circle, AlertId alert, boolean said) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var standing = visible(seat, alert);
        if (standing.sight().filter(sight -> sight == AlertView.Sight.WHOLE).isEmpty()) {
            throw new NotFound(alert.value());
        }
        if (said && !standing.maySaySeen()) {
            throw new Refused("alert.seen.answer");
        }
        if (words.say(seat, SeenWords.Of.ALERT, alert.value(), said)) {
            events.publishEvent(new SeenSaid(circle));
        }
    }

    /** Who has it asks another to take it over. Until that one says yes, who asks keeps it (R-D11). */
    @Transactional(propagation = Propagation.NEVER)
    public void handOver(CircleId circle, AlertId alert, AccountId to, UUID command) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> {
            var standing = visible(seat, alert).owned();
            if (!reading.canTakeOver(standing, new Who(circles.viewFor(seat))).contains(to)) {
                throw new NotFound(to.value());
            }
            if (respond(standing, command, Answers.Kind.HANDED)) {
                handOver(seat, alert, to);
            }
        });
        consequences.ofResponse(command);
    }

    private void handOver(Seat seat, AlertId alert, AccountId to) {
        var handed = jdbc.sql("update circle.alert set handed_to = ? where id = ? and owner_id = ? and not asking "
                        + "and state in ('ACKNOWLEDGED', 'ACTION_AGREED')")
                .param(to.value())
                .param(alert.value())
                .param(seat.account().value())
                .update();
        if (handed == 0) {
            throw ownerNow(seat, alert).isEmpty() ? new Refused(GONE) : new Refused("alert.hand.asked");
        }
        events.publishEvent(new AlertHandedOver(seat.circle(), alert, to));
    }

    /**
     * The owner agrees what will be done and before when (R-D12).
     *
     * @param doer who does it, and said yes: the owner, or who said so to the owner
     */
    public void agree(CircleId circle, AlertId alert, String what, AccountId doer, Instant before) {
        var seat = circles.seat(circle);
        var standing = visible(seat, alert).owned();
        if (!doer.equals(seat.account())
                && new Who(circles.viewFor(seat)).person(doer).isEmpty()) {
            throw new NotFound(doer.value());
        }
        var action = Written.kept(what, NewObservation.LONGEST);
        if (action.isEmpty() || !before.isAfter(clock.instant())) {
            throw new Refused("alert.agreeWhat");
        }
        var agreed = jdbc.sql(
                        "update circle.alert set state = 'ACTION_AGREED', action = :what, action_by = :me, action_for = :doer, "
                                + "action_before = :before, ask_by = null, next_due_at = :due "
                                + "where id = :id and owner_id = :me and state in ('ACKNOWLEDGED', 'ACTION_AGREED')")
                .param("what", action)
                .param("me", seat.account().value())
                .param("doer", doer.value())
                .param("before", Timestamp.from(before))
                .param(
                        "due",
                        Timestamp.from(AlertLevels.overdue(standing.alert().phase(), before)))
                .param("id", alert.value())
                .update();
        if (agreed == 0) {
            throw tooLate(seat, alert);
        }
        events.publishEvent(new ActionAgreed(circle, alert));
    }

    /** The owner closes it, with how it ended and one line (R-D18). */
    public void close(CircleId circle, AlertId alert, Outcome outcome, String line) {
        var seat = circles.seat(circle);
        var standing = visible(seat, alert);
        if (closedBefore(standing)) {
            return;
        }
        standing.owned();
        var closed = jdbc.sql(
                        "update circle.alert set state = 'CLOSED', closed_at = ?, asking = false, next_due_at = null, outcome = ?, "
                                + "outcome_line = ? where id = ? and owner_id = ? and state <> 'CLOSED'")
                .param(Timestamp.from(clock.instant()))
                .param(outcome.name())
                .param(Written.kept(line, NewObservation.LONGEST))
                .param(alert.value())
                .param(seat.account().value())
                .update();
        if (closed == 0) {
            throw tooLate(seat, alert);
        }
        if (outcome == Outcome.FALSE_ALARM) {
            adjusting.inviteAfterFalseAlarms(standing.alert());
        }
        events.publishEvent(new AlertClosed(circle, alert, outcome));
    }

    /** The same click again: it is over already, and by who clicks. */
    private static boolean closedBefore(ReadingAlerts.Standing standing) {
        return standing.owns() && !standing.alert().isOpen();
    }

    private ReadingAlerts.Standing answerable(Seat seat, AlertId alert) {
        var standing = visible(seat, alert);
        if (!standing.alert().isOpen()) {
            throw new Refused(GONE);
        }
        if (!standing.mayAnswer()) {
            throw seat.noRight("CLAIM_ALERT");
        }
        return standing;
    }

    private ReadingAlerts.Standing visible(Seat seat, AlertId alert) {
        seat.may(Act.READ);
        return alerts.find(seat.circle(), alert)
                .filter(row -> !alerts.rests(row))
                .map(row -> reading.standing(row, seat))
                .filter(standing -> standing.sight().isPresent())
                .orElseThrow(() -> new NotFound(alert.value()));
    }

    private boolean respond(ReadingAlerts.Standing standing, UUID command, Answers.Kind kind) {
        return respond(standing.seat(), standing.alert().id(), command, kind);
    }

    private boolean respond(Seat seat, AlertId alert, UUID command, Answers.Kind kind) {
        return jdbc.sql(
                                "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind) values (?, ?, ?, ?, ?) "
                                        + "on conflict do nothing")
                        .param(command)
                        .param(seat.circle().value())
                        .param(alert.value())
                        .param(seat.account().value())
                        .param(kind.name())
                        .update()
                > 0;
    }
}
