package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;

/** What stands first on the timeline of this person now, such as an open alert; a bean, in the order of {@code @Order}. */
public interface TopOfTimeline {
    Optional<Component> draw(CircleId circle);

    /** Whether it may be otherwise where nothing happened than that something was told. */
    default boolean showsWords() {
        return false;
    }

    /** As {@link #draw(CircleId)}; who can show a change in what it drew before gives that back, so that the focus keeps its place. */
    default Optional<Component> draw(CircleId circle, Optional<Component> before) {
        return draw(circle);
    }
}
