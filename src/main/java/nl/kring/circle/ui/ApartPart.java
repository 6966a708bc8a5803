package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.core.annotation.Order;

/** The way to "Ieder een eigen kring", below the people, for each who lives in a household. */
@org.springframework.stereotype.Component
@Order
class ApartPart implements PeoplePart {
    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle).filter(_ -> seat.can(Act.END_HOUSEHOLD)).map(view -> new Link(
                        Icon.PEOPLE, UI.getCurrent().getTranslation("apart.open"), CircleAddress.of(view.id(), "apart"))
                .button("text"));
    }
}
