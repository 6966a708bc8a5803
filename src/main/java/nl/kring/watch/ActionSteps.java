package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.ActionAgreed;
import nl.kring.watch.WatchEvent.ActionAsked;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows when who has an alert asks another to do something, from her answer, and from none (R-D12). Its row decides, so each happens once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActionSteps {
    /** Something was asked, answered or taken back; or the time for an answer is over, or nobody is left to give it. */
    static final String TO_FOLLOW =
            "select a.id from circle.alert a where a.ask_id is not null and circle.goes_on_for(a.circle_id, a.resident_id) "
                    + "and (not a.ask_followed or a.state = 'CLOSED' or a.ask_by is distinct from a.owner_id "
                    + "or not circle.health_ok(a.circle_id, a.resident_id) or a.ask_answer is null and (not circle.may_be_asked(a.circle_id, a.ask_of) "
                    + "or not a.ask_late and a.ask_due <= (select common.kring_now())))";

    private final CircleJobs circles;
    private final Plans plans;
    private final Alerts alerts;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActionSteps(
            CircleJobs circles,
            Plans plans,
            Alerts alerts,
            Asking asking,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.asking = asking;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void follow(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        alert.wantedByOwner()
                .filter(_ -> alerts.isShared(alert))
                .ifPresentOrElse(wanted -> follow(alert, wanted), () -> forget(alert));
    }

    private void follow(AlertRow alert, AlertRow.Wanted wanted) {
        if (wanted.answer().isPresent()) {
            answered(alert, wanted);
        } else if (mayNotBeAsked(alert, wanted.doer())) {
            cannot(alert, wanted);
        } else {
            waits(alert, wanted);
        }
    }

    private void answered(AlertRow alert, AlertRow.Wanted wanted) {
        if (wanted.followed()) {
            return;
        }
        if (wanted.saidNo()) {
            say(alert, wanted, "ask_followed = true", "alertWantedNo", clock.instant());
            return;
        }
        jdbc.sql(
                        "update circle.alert set state = 'ACTION_AGREED', action = ask_what, action_by = ask_by, action_for = ask_of, "
                                + "action_before = ask_before, next_due_at = ?, ask_followed = true where id = ?")
                .param(Timestamp.from(AlertLevels.overdue(alert.phase(), wanted.before())))
                .param(alert.id().value())
                .update();
        asking.takeBackWanted(alert);
        asking.tellWantedBecame(alert, who(alert), wanted, "alertWantedYes", clock.instant());
        events.publishEvent(new ActionAgreed(alert.circle(), alert.id()));
    }

    /** She left, or rests: that is an answer, and who asked does not wait for another. */
    private void cannot(AlertRow alert, AlertRow.Wanted wanted) {
        asking.takeBackWanted(alert);
        var there = who(alert).isThere(wanted.doer());
        say(
                alert,
                wanted,
                "ask_answer = false, ask_followed = true",
                there ? "alertWantedNo" : "alertWantedGone",
                clock.instant());
    }

    private void waits(AlertRow alert, AlertRow.Wanted wanted) {
        var now = clock.instant();
        if (!wanted.followed()) {
            var plan = plans.find(alert.plan()).orElseThrow();
            asking.takeBackWanted(alert);
            asking.tellWanted(alert, plans.now(plan).orElse(plan), who(alert), wanted, now);
            set(alert, "ask_followed = true");
        }
        if (!wanted.late() && !wanted.due().isAfter(now)) {
            say(
                    alert,
                    wanted,
                    "ask_late = true",
                    "alertWantedLate",
                    alert.phase() == Phase.RED ? now : WakingHours.next(now));
        }
    }

    private void say(AlertRow alert, AlertRow.Wanted wanted, String what, String template, Instant from) {
        set(alert, what);
        asking.tellWantedBecame(alert, who(alert), wanted, template, from);
        events.publishEvent(new ActionAsked(alert.circle(), alert.id()));
    }

    private void forget(AlertRow alert) {
        asking.takeBackWanted(alert);
        set(
                alert,
                "ask_id = null, ask_by = null, ask_of = null, ask_what = null, ask_before = null, ask_due = null, "
                        + "ask_answer = null, ask_followed = true, ask_late = false");
        events.publishEvent(new ActionAsked(alert.circle(), alert.id()));
    }

    private void set(AlertRow alert, String what) {
        jdbc.sql("update circle.alert set " + what + " where id = ?")
                .param(alert.id().value())
                .update();
    }

    private boolean mayNotBeAsked(AlertRow alert, AccountId person) {
        return !jdbc.sql("select circle.may_be_asked(?, ?)")
                .params(alert.circle().value(), person.value())
                .query(Boolean.class)
                .single();
    }

    private Who who(AlertRow alert) {
        return new Who(circles.view(alert.circle()));
    }
}
