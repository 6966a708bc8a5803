package nl.kring.watch;

import java.time.Clock;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.AlertClosed;
import nl.kring.watch.WatchEvent.AlertHeard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from what somebody answered to an alert. */
@Component
class Answers {
    private final CircleJobs circles;
    private final Plans plans;
    private final Alerts alerts;
    private final AlertSteps steps;
    private final Asking asking;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answers(
            CircleJobs circles,
            Plans plans,
            Alerts alerts,
            AlertSteps steps,
            Asking asking,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.alerts = alerts;
        this.steps = steps;
        this.asking = asking;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    enum Kind {
        CLAIM,
        CANNOT,
        SEEN,
        /** Who has an alert that is not shared any more says that it is over. */
        DONE,
        /** Who has it asked another to take it over. */
        HANDED,
        /** Who was asked to take it over cannot. */
        DECLINED,
        /** What somebody said afterwards. */
        LOOKED_BACK
    }

    /** An answer as it was given. */
    record Given(UUID alert, AccountId by, Kind kind) {}

    void follow(Given answer) {
        switch (answer.kind()) {
            case CLAIM -> {
                if (!isOwner(answer)) {
                    return;
                }
                var alert = alerts.lock(answer.alert()).orElseThrow();
                if (asking.isReached(alert)) {
                    events.publishEvent(new AlertHeard(alert.circle(), alert.id()));
                }
                asking.tellTaken(alert, who(alert), answer.by(), alerts.asked(alert), clock.instant());
            }
            case CANNOT -> {
                decline(answer);
                steps.passOn(answer.alert(), answer.by());
            }
            case DONE -> close(alerts.lock(answer.alert()).orElseThrow(), answer.by());
            case HANDED -> {
                var alert = alerts.lock(answer.alert()).orElseThrow();
                var plan = plans.find(alert.plan()).orElseThrow();
                asking.tellHandedTo(alert, plans.now(plan).orElse(plan), who(alert), answer.by(), clock.instant());
            }
            case DECLINED -> decline(answer);
            case SEEN, LOOKED_BACK -> {}
        }
    }

    /** It stays with who has it, who hears so at once. */
    private void decline(Given answer) {
        var alert = alerts.lock(answer.alert()).orElseThrow();
        if (alert.isHandedTo(answer.by())) {
            jdbc.sql("update circle.alert set handed_to = null where id = ?")
                    .param(answer.alert())
                    .update();
            asking.tellDeclined(alert, who(alert), answer.by(), clock.instant());
        }
    }

    private Who who(AlertRow alert) {
        return new Who(circles.view(alert.circle()));
    }

    /** Who claimed owns it already; where health is not shared any more, the answer alone was written, and the first becomes owner now. */
    private boolean isOwner(Given answer) {
        var alert = alerts.lock(answer.alert()).orElseThrow();
        if (alerts.isShared(alert)) {
            return true;
        }
        var taken = jdbc.sql(
                        "update circle.alert set owner_id = ?, claimed_at = common.kring_now(), asking = false, next_due_at = null, "
                                + "state = case state when 'RAISED' then 'ACKNOWLEDGED' else state end where id = ? and asking "
                                + "and state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED')")
                .param(answer.by().value())
                .param(answer.alert())
                .update();
        if (taken == 1) {
            events.publishEvent(new AlertHeard(alert.circle(), alert.id()));
        }
        return alerts.lock(answer.alert())
                .flatMap(AlertRow::owner)
                .filter(answer.by()::equals)
                .isPresent();
    }

    private void close(AlertRow alert, AccountId by) {
        asking.takeBack(alert);
        var closed = jdbc.sql(
                        "update circle.alert set state = 'CLOSED', closed_at = common.kring_now(), asking = false, "
                                + "next_due_at = null, outcome = 'OTHER', outcome_line = '' where id = ? and owner_id = ? and state <> 'CLOSED'")
                .param(alert.id().value())
                .param(by.value())
                .update();
        if (closed == 1) {
            events.publishEvent(new AlertClosed(alert.circle(), alert.id(), Outcome.OTHER));
        }
    }
}
