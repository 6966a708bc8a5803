package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.timeline.SearchWords;

/** Draws the entries of one kind; a bean of the module that owns the thing. What the reader may not see is left out. */
public interface EntryCards {
    String kind();

    Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries);

    /** Through a member's eyes, for the resident (R-B7), with nothing to do on them. */
    Map<UUID, Component> drawAs(CircleId circle, AccountId member, Collection<UUID> entries);

    /** As {@link #draw(CircleId, Collection)}; what still shows what is so is given back, so that the focus keeps its place. */
    default Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries, Map<UUID, Component> before) {
        return draw(circle, entries);
    }

    /** As {@link #draw(CircleId, Collection, Map)}, of what was found: each with its day, and the words that were searched are marked. */
    default Map<UUID, Component> drawFound(
            CircleId circle, Collection<UUID> entries, SearchWords sought, Map<UUID, Component> before) {
        return draw(circle, entries, before);
    }
}
