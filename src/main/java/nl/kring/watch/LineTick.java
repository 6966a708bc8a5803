package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.LineChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody left, was removed or waits for a while: are enough people left in the line of the plan (R-B8)? */
@Component
@Order(11)
class LineTick implements DueWork {
    private static final int FEWEST = 2;

    private final CircleJobs circles;
    private final Plans plans;
    private final Alerts alerts;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LineTick(
            CircleJobs circles,
            Plans plans,
            Alerts alerts,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql("select id from circle.early_warning_plan where line_due "
                                + "and approved_at is not null and replaced_at is null and circle.may_ask(circle_id) "
                                + "and circle.health_ok(circle_id, resident_id) order by id")
                        .query(UUID.class)
                        .list(),
                this::look);
    }

    /** The row is held first, so that who leaves in this moment is looked at after it. */
    private void look(UUID id) {
        var taken = jdbc.sql("update circle.early_warning_plan set line_due = false where id = ? and line_due")
                .param(id)
                .update();
        if (taken == 1) {
            plans.find(id).ifPresent(this::look);
        }
    }

    private void look(Plan plan) {
        var who = new Who(circles.view(plan.circle()));
        var left = plan.line().stream()
                .map(LineEntry::person)
                .filter(person -> mayBeAsked(who, person))
                .count();
        if (left < FEWEST && !plan.lineShort()) {
            set(plan, "common.kring_now()");
            log.write(plan.circle().value(), plan.resident(), "FOUND", "LINE_TOO_SHORT", plan.id());
            tell(plan, who);
        } else if (left >= FEWEST && plan.lineShort()) {
            set(plan, "null");
        }
        askOn(plan, who);
    }

    /** Who rests is not asked, and what that person had picked up goes on to the next (R-D31). */
    private static boolean mayBeAsked(Who who, AccountId person) {
        return who.isThere(person) && !who.rests(person);
    }

    /** Under whichever version of the plan it was raised: who has it or was asked may have gone since. */
    private void askOn(Plan plan, Who who) {
        alerts.lockOpen(plan.circle(), plan.resident()).ifPresent(alert -> {
            Predicate<AccountId> gone = person -> !mayBeAsked(who, person);
            if (alert.owner().filter(gone).isPresent()) {
                askNow(alert);
            }
            if (alert.asking()) {
                alerts.asked(alert).stream()
                        .filter(asked -> !asked.isOut())
                        .map(Alerts.AskedRow::person)
                        .filter(gone)
                        .forEach(person -> passOver(alert, who, person));
            }
        });
    }

    /** What somebody had picked up who is not there any more is nobody's: the next are asked now, not when the time is up. */
    private void askNow(AlertRow alert) {
        jdbc.sql(
                        "update circle.alert set next_due_at = common.kring_now() where id = ? and next_due_at > common.kring_now()")
                .param(alert.id().value())
                .update();
    }

    /** Nothing is to be expected of who was asked and is gone: as if not reached. Who rests said "even niet", and that is an answer (R-D19). */
    private void passOver(AlertRow alert, Who who, AccountId person) {
        if (who.isThere(person)) {
            jdbc.sql(
                            "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind) values (?, ?, ?, ?, 'CANNOT')")
                    .params(Ids.next(), alert.circle().value(), alert.id().value(), person.value())
                    .update();
        } else {
            jdbc.sql(
                            "update circle.alert_asked set failed_at = common.kring_now(), reached_at = null, slow = false, followed = false "
                                    + "where alert_id = ? and account_id = ? and failed_at is null")
                    .params(alert.id().value(), person.value())
                    .update();
        }
    }

    private void set(Plan plan, String since) {
        jdbc.sql("update circle.early_warning_plan set line_short_since = " + since + " where id = ?")
                .param(plan.id())
                .update();
        events.publishEvent(new LineChanged(plan.circle()));
    }

    private void tell(Plan plan, Who who) {
        var name = who.names(List.of(plan.resident())).stream().findFirst().orElse("");
        var key = Long.toString(clock.instant().toEpochMilli());
        send(plan, plan.resident(), "lineShort.own", name, key);
        plan.holder()
                .filter(holder -> mayBeAsked(who, holder))
                .or(() -> plan.deputy().filter(deputy -> mayBeAsked(who, deputy)))
                .filter(holder -> !holder.equals(plan.resident()))
                .ifPresent(holder -> send(plan, holder, "lineShort", name, key));
    }

    private void send(Plan plan, AccountId to, String template, String resident, String key) {
        notify.send(ToWatch.of(
                plan.circle(), to, template, List.of(resident), plan.id(), key, WakingHours.next(clock.instant())));
    }
}
