package nl.kring.need.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import org.springframework.core.annotation.Order;

/** Where it stands who speaks for the resident, the resident finds the way to somebody else (R-B19). */
@org.springframework.stereotype.Component
@Order(55)
class NumbersPart implements PeoplePart {
    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        if (!seat.isResident() || circle.speakers().isEmpty()) {
            return Optional.empty();
        }
        var part = new Div();
        part.add(NumbersPage.way(part.getTranslation("numbers.open")));
        return Optional.of(part);
    }
}
