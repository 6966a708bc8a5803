package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleStatus;
import nl.kring.watch.Phase;
import nl.kring.watch.PhaseService;
import nl.kring.watch.PhaseView;
import org.springframework.stereotype.Component;

/** The phase in the top bar, when it does not go well and the reader may know. */
@Component
class PhaseStatus implements CircleStatus {
    private final PhaseService phases;

    PhaseStatus(PhaseService phases) {
        this.phases = phases;
    }

    @Override
    public Optional<Status> of(CircleId circle) {
        return phases.now(circle)
                .map(PhaseView::phase)
                .filter(phase -> phase != Phase.GREEN)
                .map(phase -> new Status(PhaseBadge.ring(phase), new Words(phase)));
    }

    private static class Words extends Composite<Span> {
        Words(Phase phase) {
            getContent().addClassNames("whose-phase", "phase-text-" + PhaseBadge.lower(phase));
            getContent().add(PhaseBadge.icon(phase).create(), new Span(getTranslation("watch.phase." + phase.name())));
        }
    }
}
