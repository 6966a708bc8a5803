package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;

/** One of the acts that are always one tap away in a circle; a bean, in the order of {@code @Order}. */
public interface CircleAct {
    /** The button, if the person at the screen may do this here. */
    Optional<Component> button(CircleId circle);
}
