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

/** The way to "Sluit de kring", below the people, for its resident and who speaks for her. */
@org.springframework.stereotype.Component
@Order
class ClosePart implements PeoplePart {
    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(_ -> seat.can(Act.CLOSE_CIRCLE) || seat.can(Act.CLOSE_IN_NAME))
                .map(view -> new Link(
                                Icon.LOCK,
                                UI.getCurrent().getTranslation("circle.close"),
                                CircleAddress.of(view.id(), "close"))
                        .button("text"));
    }
}
