package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.AlertCalmed;
import nl.kring.watch.WatchEvent.AlertClosed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows for an open alert when a human says that it goes better (R-D6). Nobody more is asked, inside the circle or out of it.
 * Without an owner it ends, and also when the owner says so. An owner who only hears it keeps the alert for four hours and decides
 * with a call (R-D13); after that it ends too, so that a next sign is asked anew.
 *
 * <p>So it is when the resident stops sharing her health, too (AT-M1), except that a red alert that nobody has goes on asking within its hour,
 * which she agreed to with the plan.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GoesBetter {
    private static final Duration TO_DECIDE = Duration.ofHours(4);
    private static final String LOWERED = "from circle.phase_change c join circle.alert a on a.circle_id = c.circle_id "
            + "and a.resident_id = c.resident_id where c.rule = 'LOWERED' and c.at > a.phase_since and a.state <> 'CLOSED' "
            + "and array_position(array['GREEN', 'YELLOW', 'ORANGE', 'RED'], c.to_phase) "
            + "< array_position(array['GREEN', 'YELLOW', 'ORANGE', 'RED'], a.phase) ";
    /** Of which alerts something is still to be done, as after a process that was killed in between. */
    static final String TO_FOLLOW = "select distinct a.id " + LOWERED
            + "and circle.goes_on_for(a.circle_id, a.resident_id) and (a.owner_id is null or a.owner_id = c.by_id "
            + "or a.asking or a.next_due_at is not null or c.at <= (select common.kring_now()) - interval '"
            + TO_DECIDE.toHours() + " hours')";

    private static final String STOPPED_AT = "case when a.phase = 'RED' and a.asking "
            + "then greatest(c.health_stopped_at, a.phase_since + interval '60 minutes') "
            + "else greatest(c.health_stopped_at, a.claimed_at) end";
    private static final String STOPPED =
            "from circle.alert a join circle.circle_resident c on c.circle_id = a.circle_id "
                    + "and c.account_id = a.resident_id and c.ended_at is null where not c.health_allowed and a.state <> 'CLOSED' and "
                    + STOPPED_AT
                    + " <= (select common.kring_now()) ";
    /** The same of what is not shared any more. */
    static final String STOPPED_TO_FOLLOW = "select a.id " + STOPPED
            + "and circle.goes_on(a.circle_id) and (a.owner_id is null or a.owner_id = c.health_stopped_by "
            + "or a.asking or a.next_due_at is not null or " + STOPPED_AT
            + " <= (select common.kring_now()) - interval '" + TO_DECIDE.toHours() + " hours')";

    /** Somebody has it, nobody is asked, and it ends not by itself: the resident shares her health again. No alert is silent. */
    static final String TO_GO_ON = "select a.id from circle.alert a where a.state in ('ACKNOWLEDGED', 'ACTION_AGREED') "
            + "and not a.asking and a.next_due_at is null and circle.goes_on_for(a.circle_id, a.resident_id) "
            + "and circle.health_ok(a.circle_id, a.resident_id) and a.id not in (select a.id "
            + LOWERED + ")";

    private final CircleJobs circles;
    private final Alerts alerts;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoesBetter(
            CircleJobs circles,
            Alerts alerts,
            Asking asking,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.alerts = alerts;
        this.asking = asking;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody said that it goes better, or that it is not shared any more. */
    private record Said(Optional<AccountId> by, String line, Instant at, Outcome outcome) {
        boolean isOf(AccountId person) {
            return by.filter(person::equals).isPresent();
        }
    }

    private Optional<Said> said(AlertRow alert) {
        return better(alert).or(() -> stopped(alert));
    }

    private Optional<Said> stopped(AlertRow alert) {
        return jdbc.sql("select c.health_stopped_by, " + STOPPED_AT + " as at " + STOPPED + "and a.id = ?")
                .param(alert.id().value())
                .query((row, _) ->
                        new Said(Rows.account(row, "health_stopped_by"), "", Rows.at(row, "at"), Outcome.OTHER))
                .optional();
    }

    /** What the owner said, else what was said first. */
    private Optional<Said> better(AlertRow alert) {
        return jdbc.sql("select c.by_id, c.line, c.at " + LOWERED + "and a.id = ? "
                        + "order by c.by_id is not distinct from a.owner_id desc, c.at limit 1")
                .param(alert.id().value())
                .query((row, _) ->
                        new Said(Rows.account(row, "by_id"), row.getString("line"), Rows.at(row, "at"), Outcome.BETTER))
                .optional();
    }

    boolean isSaidOf(AlertRow alert) {
        return said(alert).isPresent();
    }

    void follow(CircleId circle) {
        jdbc.sql("select id from circle.alert where circle_id = ? and state <> 'CLOSED' "
                        + "and circle.goes_on_for(circle_id, resident_id)")
                .param(circle.value())
                .query(UUID.class)
                .list()
                .forEach(this::follow);
    }

    void follow(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        said(alert).ifPresent(said -> {
            tell(alert, said);
            if (isOver(alert, said)) {
                end(alert, said);
            } else {
                calm(alert);
            }
        });
    }

    /** It is shared again: who has it has the time of a new claim to agree something, or what was agreed stands. */
    void goOn(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        var now = clock.instant();
        var due = alert.agreedByOwner()
                .map(agreed -> AlertLevels.overdue(alert.phase(), agreed.before()))
                .filter(now::isBefore)
                .orElseGet(() -> AlertLevels.agreeBefore(alert.phase(), now));
        jdbc.sql("update circle.alert set next_due_at = ? where id = ? and state in ('ACKNOWLEDGED', 'ACTION_AGREED') "
                        + "and not asking and next_due_at is null")
                .param(Timestamp.from(due))
                .param(id)
                .update();
    }

    private boolean isOver(AlertRow alert, Said said) {
        return alert.owner().filter(owner -> !said.isOf(owner)).isEmpty()
                || !said.at().plus(TO_DECIDE).isAfter(clock.instant());
    }

    private void tell(AlertRow alert, Said said) {
        var who = new Who(circles.view(alert.circle()));
        var by = said.by().orElse(alert.resident());
        if (said.outcome() == Outcome.BETTER) {
            asking.tellBetter(alert, who, by, clock.instant());
        } else {
            asking.tellStopped(alert, who, by, clock.instant());
        }
    }

    /** A new sign after that is not a matter of the old alert: it ends without a word, since people are asked again. */
    boolean endedBefore(AlertRow alert) {
        var said = said(alert);
        said.ifPresent(it -> end(alert, it));
        return said.isPresent();
    }

    private void end(AlertRow alert, Said said) {
        asking.takeBack(alert);
        jdbc.sql("update circle.alert set state = 'CLOSED', closed_at = ?, asking = false, next_due_at = null, "
                        + "outcome = ?, outcome_line = ? where id = ? and state <> 'CLOSED'")
                .param(Timestamp.from(clock.instant()))
                .param(said.outcome().name())
                .param(said.line())
                .param(alert.id().value())
                .update();
        events.publishEvent(new AlertClosed(alert.circle(), alert.id(), said.outcome()));
    }

    private void calm(AlertRow alert) {
        var calmed = jdbc.sql("update circle.alert set asking = false, next_due_at = null "
                        + "where id = ? and (asking or next_due_at is not null)")
                .param(alert.id().value())
                .update();
        if (calmed == 1) {
            asking.takeBackAsked(alert);
            events.publishEvent(new AlertCalmed(alert.circle(), alert.id()));
        }
    }
}
