package nl.kring.export.ui;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to "Wat Kring van mij weet", below the people of a circle, for everybody in it. */
@Component
@Order
class KnownPart implements PeoplePart {
    @Override
    public Optional<com.vaadin.flow.component.Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> view.state() != CircleState.FORMING)
                .map(view -> new Link(
                                Icon.FILE,
                                UI.getCurrent().getTranslation("export.title"),
                                CircleAddress.of(view.id(), "known"))
                        .button("line"));
    }
}
