package nl.kring.start.ui;

import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.ui.FormingPart;
import nl.kring.platform.ui.Says;
import nl.kring.start.BehalfService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a circle that was begun on behalf shows before the yes. */
@Component
class BehalfPart implements FormingPart {
    private final BehalfService behalf;
    private final Says says;
    private final String address;

    BehalfPart(BehalfService behalf, Says says, @Value("${kring.url}") String address) {
        this.behalf = behalf;
        this.says = says;
        this.address = address;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> forMember(CircleView circle) {
        return Optional.of(circle).filter(CircleView::onBehalf).flatMap(view -> behalf.about(view.id())
                .map(until -> new Preparing(behalf, view, until, says, address)));
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> besidesTheYes(CircleView circle) {
        return Optional.of(circle)
                .filter(view -> view.onBehalf() && !view.confirmed())
                .map(view -> new SayNo(behalf, view.id()));
    }
}
