package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.TimelineEvent.CheckedIn;
import nl.kring.watch.WatchEvent.ObservationMade;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A resident's own "slecht" counts as a yellow sign, where something was agreed with her (journey d). What another says of her counts for
 * nothing here: that is what "Ik zag iets" is for. The next tick weighs it.
 */
@Component
class HearsCheckIns {
    private final Plans plans;
    private final Observations observations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HearsCheckIns(Plans plans, Observations observations, ApplicationEventPublisher events, Clock clock) {
        this.plans = plans;
        this.observations = observations;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(CheckedIn said) {
        if (!said.byItself() || said.face() != HowItGoes.BADLY) {
            return;
        }
        plans.active(said.circle())
                .filter(plan ->
                        plans.residentOf(plan).filter(said.resident()::equals).isPresent() && !plans.rests(plan))
                .ifPresent(plan -> {
                    var draft = new Observations.Draft(
                            said.post().value(),
                            said.circle(),
                            plan,
                            said.resident(),
                            List.of(),
                            false,
                            false,
                            OwnCall.CHECK_IN_BAD,
                            "",
                            clock.instant());
                    if (observations.write(draft)) {
                        events.publishEvent(new ObservationMade(said.circle(), new ObservationId(draft.id())));
                    }
                });
    }
}
