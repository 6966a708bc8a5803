package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import nl.kring.circle.CircleId;

/** Draws the entries of one kind; a bean of the module that owns the thing. What the reader may not see is left out. */
public interface EntryCards {
    String kind();

    Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries);

    /** As {@link #draw(CircleId, Collection)}; what still shows what is so is given back, so that the focus keeps its place. */
    default Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries, Map<UUID, Component> before) {
        return draw(circle, entries);
    }
}
