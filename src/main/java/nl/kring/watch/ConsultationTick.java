package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.watch.WatchEvent.DecidedOn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what is decided together when its time is over, or when what it is about is: then it says why, and takes back what was not told yet.
 * Who is to write what it became is reminded once.
 */
@Component
@Order(12)
class ConsultationTick implements DueWork {
    private static final String TO_SETTLE =
            "select c.id from circle.consultation c join circle.alert a on a.id = c.alert_id where not c.settled "
                    + "and (c.ended_at is not null or c.closes_at <= (select common.kring_now()) or a.state = 'CLOSED' "
                    + "or not circle.health_ok(a.circle_id, a.resident_id)) order by c.closes_at";

    private static final String SETTLE = "update circle.consultation c set settled = true, "
            + "ended_at = coalesce(c.ended_at, common.kring_now()), ended_how = coalesce(c.ended_how, case "
            + "when not circle.health_ok(a.circle_id, a.resident_id) then 'NOT_SHARED' "
            + "when a.state <> 'CLOSED' then 'TIME' "
            + "when k.state = 'CLOSED' then 'CIRCLE_CLOSED' "
            + "when not circle.goes_on_for(a.circle_id, a.resident_id) then 'DIED' else 'ALERT_OVER' end) "
            + "from circle.alert a join circle.circle k on k.id = a.circle_id "
            + "where a.id = c.alert_id and c.id = ? and not c.settled returning c.circle_id, c.alert_id";

    /** Its time is over for a while, and nobody wrote what it became. */
    private static final String TO_REMIND =
            "select c.id from circle.consultation c join circle.alert a on a.id = c.alert_id "
                    + "join circle.circle k on k.id = a.circle_id where c.ended_how = 'TIME' and c.outcome_at is null "
                    + "and c.reminded_at is null and a.state <> 'CLOSED' and k.state <> 'CLOSED' and c.ended_at <= (select common.kring_now()) "
                    + "- case a.phase when 'RED' then interval '30 minutes' else interval '4 hours' end "
                    + "and circle.goes_on_for(a.circle_id, a.resident_id) and circle.health_ok(a.circle_id, a.resident_id) order by c.ended_at";

    /** Who was to write it was reminded, and nothing is to be written any more. */
    private static final String REMINDED_FOR_NOTHING =
            "select c.id from circle.consultation c join circle.alert a on a.id = c.alert_id "
                    + "where c.reminded_at is not null and not c.reminder_over and (c.outcome_at is not null or a.state = 'CLOSED' "
                    + "or not circle.health_ok(a.circle_id, a.resident_id))";

    private static final String OUTCOME = "consultOutcome";

    private final CircleJobs circles;
    private final Plans plans;
    private final Alerts alerts;
    private final Consultations consultations;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultationTick(
            CircleJobs circles,
            Plans plans,
            Alerts alerts,
            Consultations consultations,
            NotifyService notify,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.consultations = consultations;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "consultations";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> jdbc.sql(TO_SETTLE).query(UUID.class).list(), this::settle);
        rows.each(() -> jdbc.sql(TO_REMIND).query(UUID.class).list(), this::remind);
        rows.each(() -> jdbc.sql(REMINDED_FOR_NOTHING).query(UUID.class).list(), this::takeReminderBack);
    }

    private void settle(UUID consultation) {
        jdbc.sql(SETTLE)
                .param(consultation)
                .query((row, _) ->
                        new DecidedOn(new CircleId(Rows.id(row, "circle_id")), new AlertId(Rows.id(row, "alert_id"))))
                .optional()
                .ifPresent(ended -> {
                    notify.cancel(consultation);
                    events.publishEvent(ended);
                });
    }

    /** At night it waits until who is to hear it may be told; by then it may be written. */
    private void remind(UUID consultation) {
        var row = consultations.find(consultation).orElseThrow();
        var alert = alerts.find(row.circle(), row.alert()).orElseThrow();
        var person = row.concludes(alert);
        var plan = plans.find(alert.plan()).orElseThrow();
        if (!Asking.from(alert, plan, person, clock.instant()).isAfter(clock.instant())
                && jdbc.sql("update circle.consultation set reminded_at = common.kring_now() where id = ? "
                                        + "and reminded_at is null and outcome_at is null")
                                .param(consultation)
                                .update()
                        == 1) {
            tell(alert, person, consultation);
        }
    }

    private void takeReminderBack(UUID consultation) {
        notify.cancel(consultation, OUTCOME);
        jdbc.sql("update circle.consultation set reminder_over = true where id = ?")
                .param(consultation)
                .update();
    }

    private void tell(AlertRow alert, AccountId person, UUID consultation) {
        var who = new Who(circles.view(alert.circle()));
        if (who.anybody(person).isPresent()) {
            var names = List.of(who.resident(alert.resident()).firstName());
            notify.send(ToWatch.ofAlert(alert.circle(), person, OUTCOME, names, consultation, clock.instant()));
        }
    }
}
