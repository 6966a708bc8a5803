package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import org.springframework.core.annotation.Order;

/** How one's own screen is, below the people of a circle. */
@org.springframework.stereotype.Component
@Order(61)
class CalmPart implements PeoplePart {
    private final CalmScreen calm;

    CalmPart(CalmScreen calm) {
        this.calm = calm;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle).filter(_ -> seat.can(Act.READ)).map(view -> new CalmCard(calm, view.id()));
    }
}
