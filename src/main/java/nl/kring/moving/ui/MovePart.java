package nl.kring.moving.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.core.annotation.Order;

/** The way to "Ik ga verhuizen", below the people of a circle. */
@org.springframework.stereotype.Component
@Order(70)
class MovePart implements PeoplePart {
    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle).filter(_ -> seat.can(Act.SAY_MOVE)).map(view -> new Link(
                        Icon.HOUSE,
                        seat.isResident()
                                ? UI.getCurrent().getTranslation("move.title")
                                : UI.getCurrent()
                                        .getTranslation(
                                                "move.title.other",
                                                seat.resident()
                                                        .flatMap(view::nameOf)
                                                        .orElse(seat.ownerName())),
                        CircleAddress.of(view.id(), "move"))
                .button("line"));
    }
}
