package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.AlertEscalated;
import nl.kring.watch.WatchEvent.AlertHeard;
import nl.kring.watch.WatchEvent.AlertRaised;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an alert that no person takes: it is raised, goes on to the next level, asks the next. Each in the job's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AlertSteps {
    private final CircleJobs circles;
    private final Plans plans;
    private final Alerts alerts;
    private final Situations situations;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlertSteps(
            CircleJobs circles,
            Plans plans,
            Alerts alerts,
            Situations situations,
            Asking asking,
            JdbcClient jdbc,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.situations = situations;
        this.asking = asking;
        this.jdbc = jdbc;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Raises an alert and asks the first. */
    UUID raise(Plan plan, Phase phase) {
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql(
                        "insert into circle.alert (id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking, "
                                + "next_due_at) values (?, ?, ?, ?, ?, ?, 1, 'RAISED', true, ?)")
                .param(id)
                .param(plan.circle().value())
                .param(plan.id())
                .param(plan.resident().value())
                .param(phase.name())
                .param(Timestamp.from(now))
                .param(timestamp(AlertLevels.due(phase, 1, now, now)))
                .update();
        begin(id, plan, now);
        return id;
    }

    /** The phase of an open alert goes up: it is asked anew, and who had it keeps it until another claims (R-D16). */
    void raisePhase(AlertRow alert, Phase phase) {
        var now = clock.instant();
        jdbc.sql(
                        "update circle.alert set phase = ?, phase_since = ?, level = 1, asking = true, next_due_at = ? where id = ?")
                .param(phase.name())
                .param(Timestamp.from(now))
                .param(timestamp(AlertLevels.due(phase, 1, now, now)))
                .param(alert.id().value())
                .update();
        begin(alert.id().value(), plans.find(alert.plan()).orElseThrow(), now);
    }

    private void begin(UUID id, Plan plan, Instant now) {
        var alert = alerts.lock(id).orElseThrow();
        askAt(1, alert, plan, now);
        log.write(alert.circle().value(), alert.resident(), "RAISED", "ALERT", id);
        events.publishEvent(new AlertRaised(alert.circle(), alert.id(), alert.phase()));
    }

    /**
     * The levels of an alert whose time has come, in their order; after a night without power that may be several. The row decides, so
     * each happens once however many try.
     */
    void rise(UUID id, int level) {
        riseOnce(id, level).ifPresent(risen -> {
            if (risen.level() == level) {
                askAgain(risen);
            } else {
                setDue(risen, risen.nextDueAt().orElseThrow());
                reach(risen);
                rise(id, risen.level());
            }
        });
    }

    /** The last level was reached before, and still nobody has it, or who has it let the time go by: all who were asked are asked again. */
    private void askAgain(AlertRow alert) {
        var now = clock.instant();
        setDue(alert, now);
        var plan = plans.find(alert.plan()).orElseThrow();
        var who = who(alert.circle());
        var asks = AlertLevels.again(situation(alert, plan, who, now));
        asking.askAgain(alert, plan, who, asks, now);
        events.publishEvent(new AlertEscalated(alert.circle(), alert.id(), alert.phase(), alert.level()));
        tellNobodyIfSo(alert.id().value());
    }

    private Optional<AlertRow> riseOnce(UUID id, int level) {
        return jdbc.sql("update circle.alert set level = least(level + 1, case phase when 'YELLOW' then 2 else 4 end), "
                        + "asking = true where id = ? and level = ? "
                        + "and state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED') and next_due_at <= common.kring_now() "
                        + "returning *")
                .param(id)
                .param(level)
                .query((row, _) -> Alerts.alert(row))
                .optional();
    }

    /** Somebody cannot: the next in line at once; when all who were asked said so, the next level at once (R-D10). */
    void passOn(UUID id, AccountId by) {
        var alert = alerts.lock(id).orElseThrow();
        var asked = alerts.asked(alert);
        if (alert.asking() && asked.stream().anyMatch(row -> row.person().equals(by))) {
            askNext(alert, asked);
        }
    }

    /** A message did not reach who is asked (R-D21): as if that one could not, but who reads it after all may still pick it up. */
    void passOver(UUID id, boolean next) {
        var alert = alerts.lock(id).orElseThrow();
        events.publishEvent(new AlertHeard(alert.circle(), alert.id()));
        if (next && alert.asking()) {
            askNext(alert, alerts.asked(alert));
        }
        remember(id);
    }

    /** Keeps whether somebody can be reached, and tells who saw it. */
    void remember(UUID id) {
        asking.remember(alerts.lock(id).orElseThrow());
        tellNobodyIfSo(id);
    }

    private void askNext(AlertRow alert, List<Alerts.AskedRow> asked) {
        var id = alert.id().value();
        var plan = plans.find(alert.plan()).orElseThrow();
        var who = who(alert.circle());
        var situation = situation(alert, plan, who, clock.instant());
        var next =
                alert.phase() == Phase.YELLOW ? Optional.<AlertLevels.Ask>empty() : AlertLevels.nextInLine(situation);
        if (next.isPresent()) {
            asking.ask(alert, plan, who, alert.level(), next.stream().toList(), clock.instant());
            tellNobodyIfSo(id);
        } else if (asked.stream().allMatch(Alerts.AskedRow::isOut)) {
            goOn(alert, plan, situation);
        } else {
            asking.ask(alert, plan, who, alert.level(), List.of(), clock.instant());
            tellNobodyIfSo(id);
        }
    }

    /** On to the first level that still has somebody to ask, or to the last. */
    private void goOn(AlertRow alert, Plan plan, AlertLevels.Situation situation) {
        var last = AlertLevels.last(alert.phase());
        if (alert.level() == last) {
            remember(alert.id().value());
            return;
        }
        var level = IntStream.range(alert.level() + 1, last)
                .filter(next -> !AlertLevels.at(next, situation).asks().isEmpty()
                        || !Asking.contacts(alert.phase(), plan, next).isEmpty())
                .findFirst()
                .orElse(last);
        var risen = jdbc.sql("update circle.alert set level = ? where id = ? returning *")
                .param(level)
                .param(alert.id().value())
                .query((row, _) -> Alerts.alert(row))
                .single();
        setDue(risen, situation.now());
        reach(risen);
    }

    private void reach(AlertRow alert) {
        askAt(alert.level(), alert, plans.find(alert.plan()).orElseThrow(), clock.instant());
        log.write(
                alert.circle().value(),
                alert.resident(),
                "ESCALATED",
                "ALERT",
                alert.id().value());
        events.publishEvent(new AlertEscalated(alert.circle(), alert.id(), alert.phase(), alert.level()));
        tellNobodyIfSo(alert.id().value());
    }

    private void askAt(int level, AlertRow alert, Plan plan, Instant now) {
        var who = who(alert.circle());
        var asks = AlertLevels.at(level, situation(alert, plan, who, now)).asks();
        asking.ask(alert, plan, who, level, asks, now);
    }

    private void setDue(AlertRow alert, Instant came) {
        jdbc.sql("update circle.alert set next_due_at = ? where id = ?")
                .param(timestamp(AlertLevels.due(alert.phase(), alert.level(), alert.phaseSince(), came)))
                .param(alert.id().value())
                .update();
    }

    private void tellNobodyIfSo(UUID id) {
        var alert = alerts.lock(id).orElseThrow();
        var told = WakingHours.next(clock.instant());
        if (alert.nobodyAt(told)) {
            asking.tellNobody(alert, who(alert.circle()), told);
        } else {
            asking.takeBackNobody(alert);
        }
    }

    /** Of the line of today: who is not in it any more is not asked, and only who agrees to be woken now is woken. */
    private AlertLevels.Situation situation(AlertRow alert, Plan raised, Who who, Instant now) {
        var plan = plans.now(raised).orElse(raised);
        return situations.of(alert, plan, who, now);
    }

    private Who who(CircleId circle) {
        return new Who(circles.view(circle));
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> moment) {
        return moment.map(Timestamp::from).orElse(null);
    }
}
