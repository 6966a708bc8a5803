package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A page for who works for an organisation, linked from there; a bean of the module whose page it is. */
public interface WorkPage {
    /** The way to it, for who has something to do there. */
    Optional<Component> link();
}
