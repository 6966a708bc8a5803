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
    /** Who said yes rests or left. Who said so by telephone need not answer in Kring: only that she is not there any more counts of her. */
    private static final String DROPPED =
            "a.state = 'ACTION_AGREED' and a.action_by = a.owner_id and a.action_for <> a.owner_id "
                    + "and circle.health_ok(a.circle_id, a.resident_id) and not circle.may_be_asked(a.circle_id, a.action_for) and (a.action_own "
                    + "or not exists (select 1 from circle.circle_member m where m.circle_id = a.circle_id "
                    + "and m.account_id = a.action_for and m.ended_at is null) "
                    + "and not exists (select 1 from circle.circle_resident r where r.circle_id = a.circle_id "
                    + "and r.account_id = a.action_for and r.ended_at is null))";

    /** Something was asked, answered or taken back; or the time for an answer is over, or nobody is left to give it, or to do what she said yes to. */
    static final String TO_FOLLOW = "select a.id from circle.alert a where " + DROPPED
            + " and circle.goes_on_for(a.circle_id, a.resident_id) "
            + "union select a.id from circle.alert a where a.ask_id is not null and circle.goes_on_for(a.circle_id, a.resident_id) "
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
        alerts.lock(id).filter(this::isDropped).ifPresent(this::drop);
        var alert = alerts.lock(id).orElseThrow();
        alert.wantedByOwner()
                .filter(_ -> alerts.isShared(alert))
                .ifPresentOrElse(wanted -> follow(alert, wanted), () -> forget(alert));
    }

    private boolean isDropped(AlertRow alert) {
        return jdbc.sql("select exists (select 1 from circle.alert a where a.id = ? and " + DROPPED + ")")
                .param(alert.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Nobody is to believe that it will be done; who has it agrees anew, with the time of a new claim. */
    private void drop(AlertRow alert) {
        var agreed = alert.agreedByOwner().orElseThrow();
        var now = clock.instant();
        jdbc.sql(
                        "update circle.alert set state = 'ACKNOWLEDGED', action = null, action_by = null, action_for = null, action_before = null, "
                                + "action_own = false, ask_answer = case when ask_of = action_for and ask_answer then false else ask_answer end, "
                                + "next_due_at = case when asking or next_due_at is null then next_due_at else ? end where id = ?")
                .param(Timestamp.from(AlertLevels.agreeBefore(alert.phase(), now)))
                .param(alert.id().value())
                .update();
        var who = who(alert);
        asking.tellBecame(
                alert,
                who,
                agreed.by(),
                agreed.doer(),
                becameNo(who, agreed.doer()),
                "dropped:" + now.toEpochMilli(),
                now);
        events.publishEvent(new ActionAsked(alert.circle(), alert.id()));
    }

    private static String becameNo(Who who, AccountId doer) {
        return who.isThere(doer) ? "alertWantedNo" : "alertWantedGone";
    }

    private void follow(AlertRow alert, AlertRow.Wanted wanted) {
        if (wanted.followed() && wanted.answer().isPresent()) {
            return;
        }
        if (!wanted.saidNo() && mayNotBeAsked(alert, wanted.doer())) {
            cannot(alert, wanted);
        } else if (wanted.answer().isPresent()) {
            answered(alert, wanted);
        } else {
            waits(alert, wanted);
        }
    }

    private void answered(AlertRow alert, AlertRow.Wanted wanted) {
        if (wanted.saidNo()) {
            say(alert, wanted, "ask_followed = true", "alertWantedNo", clock.instant());
            return;
        }
        jdbc.sql(
                        "update circle.alert set state = 'ACTION_AGREED', action = ask_what, action_by = ask_by, action_for = ask_of, "
                                + "action_before = ask_before, action_own = true, next_due_at = ?, ask_followed = true where id = ?")
                .param(Timestamp.from(AlertLevels.overdue(alert.phase(), wanted.before())))
                .param(alert.id().value())
                .update();
        asking.takeBackWanted(alert);
        asking.takeBackTaken(alert, wanted.doer());
        asking.tellWantedBecame(alert, who(alert), wanted, "alertWantedYes", clock.instant());
        events.publishEvent(new ActionAgreed(alert.circle(), alert.id()));
    }

    /** She left, or rests: that is an answer, and who asked does not wait for another. */
    private void cannot(AlertRow alert, AlertRow.Wanted wanted) {
        asking.takeBackWanted(alert);
        say(
                alert,
                wanted,
                "ask_answer = false, ask_followed = true",
                becameNo(who(alert), wanted.doer()),
                clock.instant());
    }

    private void waits(AlertRow alert, AlertRow.Wanted wanted) {
        var now = clock.instant();
        if (!wanted.followed()) {
            var plan = plans.find(alert.plan()).orElseThrow();
            asking.takeBackWanted(alert);
            asking.takeBackTaken(alert, wanted.doer());
            var today = plans.now(plan).orElse(plan);
            if (wanted.before().isAfter(Asking.from(alert, today, wanted.doer(), now))) {
                asking.tellWanted(alert, today, who(alert), wanted, now);
            }
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
        var forgot = set(
                alert,
                "ask_id = null, ask_by = null, ask_of = null, ask_what = null, ask_before = null, ask_due = null, "
                        + "ask_answer = null, ask_followed = true, ask_late = false");
        if (forgot) {
            events.publishEvent(new ActionAsked(alert.circle(), alert.id()));
        }
    }

    private boolean set(AlertRow alert, String what) {
        return jdbc.sql("update circle.alert set " + what + " where id = ? and ask_id is not null")
                        .param(alert.id().value())
                        .update()
                == 1;
    }

    private boolean mayNotBeAsked(AlertRow alert, AccountId person) {
        return !who(alert).isThere(person)
                || !jdbc.sql("select circle.may_be_asked(?, ?)")
                        .params(alert.circle().value(), person.value())
                        .query(Boolean.class)
                        .single();
    }

    private Who who(AlertRow alert) {
        return new Who(circles.view(alert.circle()));
    }
}
