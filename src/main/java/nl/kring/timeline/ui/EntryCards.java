package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.SearchWords;

/** Draws the entries of one kind; a bean of the module that owns the thing. What the reader may not see is left out. */
public interface EntryCards {
    String kind();

    /** Whether they may be otherwise where nothing happened than that something was told. */
    default boolean showsWords() {
        return false;
    }

    /** What each of these draws of its own kind. */
    static Map<UUID, Component> of(
            List<EntryCards> drawers,
            List<EntryView> entries,
            BiFunction<EntryCards, List<UUID>, Map<UUID, Component>> draw) {
        var drawn = new HashMap<UUID, Component>();
        drawers.forEach(drawer -> drawn.putAll(draw.apply(
                drawer,
                entries.stream()
                        .filter(entry -> entry.kind().equals(drawer.kind()))
                        .map(EntryView::id)
                        .toList())));
        return drawn;
    }

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
