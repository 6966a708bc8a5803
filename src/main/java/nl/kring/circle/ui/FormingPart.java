package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleView;

/** What the page of a circle in the making shows to who takes part in it; a bean of the module that began it so. */
public interface FormingPart {
    /** For a member who waits, in the place of the waiting. */
    Optional<Component> forMember(CircleView circle);

    /** For who decides, below the yes. */
    Optional<Component> besidesTheYes(CircleView circle);
}
