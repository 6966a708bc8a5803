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

    /** Somebody said that it goes better. */
    private record Said(AccountId by, String line, Instant at) {}

    /** What the owner said, else what was said first. */
    private Optional<Said> said(AlertRow alert) {
        return jdbc.sql("select c.by_id, c.line, c.at " + LOWERED + "and a.id = ? "
                        + "order by c.by_id is not distinct from a.owner_id desc, c.at limit 1")
                .param(alert.id().value())
                .query((row, _) ->
                        new Said(new AccountId(Rows.id(row, "by_id")), row.getString("line"), Rows.at(row, "at")))
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

    private boolean isOver(AlertRow alert, Said said) {
        return alert.owner().filter(owner -> !owner.equals(said.by())).isEmpty()
                || !said.at().plus(TO_DECIDE).isAfter(clock.instant());
    }

    private void tell(AlertRow alert, Said said) {
        var who = new Who(circles.view(alert.circle()));
        asking.tellBetter(alert, who, said.by(), clock.instant());
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
                        + "outcome = 'BETTER', outcome_line = ? where id = ? and state <> 'CLOSED'")
                .param(Timestamp.from(clock.instant()))
                .param(said.line())
                .param(alert.id().value())
                .update();
        events.publishEvent(new AlertClosed(alert.circle(), alert.id(), Outcome.BETTER));
    }

    private void calm(AlertRow alert) {
        var calmed = jdbc.sql("update circle.alert set asking = false, next_due_at = null "
                        + "where id = ? and (asking or next_due_at is not null)")
                .param(alert.id().value())
                .update();
        if (calmed == 1) {
            asking.takeBack(alert);
            events.publishEvent(new AlertCalmed(alert.circle(), alert.id()));
        }
    }
}
