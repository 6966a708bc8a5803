package nl.kring.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.PhaseRaised;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from an act of a person, done by the job at once, and by the tick if the process died between. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Weighing {
    private static final Duration NEEDED_TO_ACT = Duration.ofDays(7);

    private final Plans plans;
    private final Phases phases;
    private final Alerts alerts;
    private final Observations observations;
    private final AlertSteps steps;
    private final Answers answers;
    private final GoesBetter better;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Weighing(
            Plans plans,
            Phases phases,
            Alerts alerts,
            Observations observations,
            AlertSteps steps,
            Answers answers,
            GoesBetter better,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.phases = phases;
        this.alerts = alerts;
        this.observations = observations;
        this.steps = steps;
        this.answers = answers;
        this.better = better;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Holds an observation against the rules, once. Two at the same time wait for each other at the plan's row. */
    void weigh(UUID observation) {
        var plan = jdbc.sql(
                        "select p.id from circle.early_warning_plan p join circle.observation o on o.plan_id = p.id "
                                + "where o.id = ? for no key update of p")
                .param(observation)
                .query(UUID.class)
                .single();
        var first = jdbc.sql("update circle.observation set weighed_at = common.kring_now() "
                        + "where id = ? and weighed_at is null")
                .param(observation)
                .update();
        if (first == 1 && isShared(plan)) {
            weigh(plans.find(plan).orElseThrow(), observation);
        }
    }

    /** Nothing is asked because of what was seen, once the resident stopped sharing her health. */
    private boolean isShared(UUID plan) {
        return jdbc.sql("select circle.health_ok(p.circle_id, p.resident_id) from circle.early_warning_plan p "
                        + "where p.id = ?")
                .param(plan)
                .query(Boolean.class)
                .single();
    }

    private void weigh(Plan plan, UUID newest) {
        var seen = observations.since(plan.id(), phases.countedSince(plan));
        var open = alerts.lockOpen(plan.circle(), plan.resident());
        var raised = seen.stream()
                .filter(counted -> counted.id().equals(newest))
                .findFirst()
                .flatMap(counted -> PhaseRules.that(new PhaseRules.Weighed(
                        counted.seen(),
                        seen.stream().map(Observations.Counted::seen).toList(),
                        clock.instant())));
        raised.ifPresent(rule -> raisePhase(plan, rule));
        if (open.filter(alert -> raised.isEmpty() || !better.endedBefore(alert)).isPresent()) {
            join(open.get().id().value(), List.of(newest));
            raised.filter(rule -> rule.to().isAbove(open.get().phase()))
                    .ifPresent(rule -> steps.raisePhase(open.get(), rule.to()));
        } else {
            raised.ifPresent(rule -> join(steps.raise(plan, rule.to()), neededToAct(seen, newest)));
        }
    }

    private void raisePhase(Plan plan, PhaseRules.Rule rule) {
        var now = phases.now(plan.circle()).map(Phases.Now::phase).orElse(Phase.GREEN);
        if (rule.to().isAbove(now)) {
            phases.change(plan, now, rule.to(), rule.name(), null, "");
            events.publishEvent(new PhaseRaised(plan.circle(), rule.to(), rule.name()));
        }
    }

    private List<UUID> neededToAct(List<Observations.Counted> seen, UUID newest) {
        var from = clock.instant().minus(NEEDED_TO_ACT);
        return seen.stream()
                .filter(counted -> counted.id().equals(newest)
                        || counted.counts() && !counted.seen().at().isBefore(from))
                .map(Observations.Counted::id)
                .toList();
    }

    private void join(UUID alert, List<UUID> seen) {
        jdbc.sql("update circle.observation set alert_id = ? where id = any (?) and alert_id is null")
                .param(alert)
                .param(seen.toArray(UUID[]::new))
                .update();
    }

    /** What follows from an answer: the next is asked, or everybody hears who has it. Once. */
    void follow(UUID response) {
        jdbc.sql("update circle.alert_response set handled_at = common.kring_now() where id = ? and handled_at is null "
                        + "returning alert_id, account_id, kind")
                .param(response)
                .query((row, _) -> new Answers.Given(
                        Rows.id(row, "alert_id"),
                        new AccountId(Rows.id(row, "account_id")),
                        Answers.Kind.valueOf(row.getString("kind"))))
                .optional()
                .ifPresent(answers::follow);
    }
}
