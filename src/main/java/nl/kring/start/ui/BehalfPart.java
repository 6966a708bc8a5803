package nl.kring.start.ui;

import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.ui.FormingPart;
import nl.kring.platform.ui.Says;
import nl.kring.start.BehalfService;
import org.springframework.stereotype.Component;

/** What a circle that was begun on behalf shows before the yes. */
@Component
class BehalfPart implements FormingPart {
    private final BehalfService behalf;
    private final Says says;

    BehalfPart(BehalfService behalf, Says says) {
        this.behalf = behalf;
        this.says = says;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> forMember(CircleView circle) {
        return Optional.of(circle).filter(CircleView::onBehalf).flatMap(view -> behalf.about(view.id())
                .map(until -> new Preparing(behalf, view, until, says)));
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> besidesTheYes(CircleView circle) {
        return Optional.of(circle)
                .filter(view -> view.onBehalf() && !view.confirmed())
                .map(view -> new SayNo(behalf, view.id()));
    }
}
