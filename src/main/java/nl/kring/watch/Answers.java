package nl.kring.watch;

import java.time.Clock;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.watch.WatchEvent.AlertHeard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from what somebody answered to an alert. */
@Component
class Answers {
    private final CircleJobs circles;
    private final Alerts alerts;
    private final AlertSteps steps;
    private final Asking asking;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answers(
            CircleJobs circles,
            Alerts alerts,
            AlertSteps steps,
            Asking asking,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.alerts = alerts;
        this.steps = steps;
        this.asking = asking;
        this.events = events;
        this.clock = clock;
    }

    enum Kind {
        CLAIM,
        CANNOT,
        SEEN
    }

    /** An answer as it was given. */
    record Given(UUID alert, AccountId by, Kind kind) {}

    void follow(Given answer) {
        switch (answer.kind()) {
            case CLAIM -> {
                var alert = alerts.lock(answer.alert()).orElseThrow();
                if (asking.isReached(alert)) {
                    events.publishEvent(new AlertHeard(alert.circle(), alert.id()));
                }
                asking.tellTaken(
                        alert,
                        new Who(circles.view(alert.circle())),
                        answer.by(),
                        alerts.asked(alert),
                        clock.instant());
            }
            case CANNOT -> steps.passOn(answer.alert(), answer.by());
            case SEEN -> {}
        }
    }
}
