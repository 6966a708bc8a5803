package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;

/** What another module has to say below the people of a circle; a bean, which keeps itself fresh. */
public interface PeoplePart {
    Optional<Component> part(CircleView circle, Seat seat);
}
