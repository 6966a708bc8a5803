package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.SearchWords;

/** All that the timeline shows to somebody, one after another and drawn by the same beans: what stands on top, what is asked, what is told. Each is read when one comes to it. */
class CalmThings {
    private final Feed feed;
    private final List<EntryCards> drawers;
    private final CircleId circle;
    private final List<Thing> things = new ArrayList<>();
    private final List<EntryView> entries = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    private final Set<UUID> above = new HashSet<>();
    private Optional<UUID> last = Optional.empty();
    private boolean more;

    CalmThings(
            Feed feed,
            List<EntryCards> drawers,
            List<TopOfTimeline> tops,
            List<CircleAsks> asks,
            CircleId circle,
            List<EntryView> newest) {
        this.feed = feed;
        this.drawers = drawers;
        this.circle = circle;
        tops.forEach(top -> things.add(new Thing(top, before -> onTop(top, before))));
        asks.forEach(ask -> things.add(new Thing(ask, before -> before.or(() -> Optional.of(ask.place(circle))))));
        add(newest);
    }

    /** One thing: what tells it from others, and how it is drawn now, from what it was before; nothing if there is nothing for this reader. */
    record Thing(Object key, Draws draws) {
        Optional<Component> draw(Optional<Component> before) {
            return draws.draw(before);
        }
    }

    /** Draws one thing. */
    @FunctionalInterface
    interface Draws {
        Optional<Component> draw(Optional<Component> before);
    }

    /** The thing at that place; what was told before that is read when one comes there. */
    Optional<Thing> at(int place) {
        if (place >= things.size() && more) {
            add(feed.window(circle, last));
        }
        return Optional.of(place).filter(at -> at >= 0 && at < things.size()).map(things::get);
    }

    /** What stands before all that is told: it may begin to say something at any moment. */
    Set<Object> standing() {
        return things.stream()
                .map(Thing::key)
                .filter(key -> !(key instanceof UUID))
                .collect(Collectors.toSet());
    }

    int size() {
        return things.size();
    }

    int placeOf(Object key) {
        return things.stream().map(Thing::key).toList().indexOf(key);
    }

    boolean knows(EntryView entry) {
        return known.contains(entry.id());
    }

    /** What these say now; of those that are no more, nothing. */
    Map<Object, SaidWords> now(Collection<Object> keys, Div apart) {
        var said = new HashMap<Object, SaidWords>();
        things.stream().filter(thing -> keys.contains(thing.key())).forEach(thing -> {
            if (!(thing.key() instanceof UUID)) {
                said.put(
                        thing.key(),
                        thing.draw(Optional.empty())
                                .map(card -> attached(card, apart))
                                .orElse(SaidWords.NOTHING));
            }
        });
        var told = entries.stream()
                .filter(entry -> keys.contains(entry.id()) && !above.contains(entry.id()))
                .toList();
        EntryCards.of(drawers, told, (drawer, ids) -> drawer.drawFound(circle, ids, SearchWords.NONE, Map.of()))
                .forEach((id, card) -> said.put(id, SaidWords.of(card)));
        keys.forEach(key -> said.putIfAbsent(key, SaidWords.NOTHING));
        return said;
    }

    /** A question asks only when it is in a page. */
    private static SaidWords attached(Component card, Div apart) {
        apart.add(card);
        var said = SaidWords.of(card);
        apart.remove(card);
        return said;
    }

    private void add(List<EntryView> read) {
        more = read.size() == Feed.WINDOW;
        read.forEach(entry -> {
            known.add(entry.id());
            entries.add(entry);
            last = Optional.of(entry.id());
            things.add(new Thing(entry.id(), before -> told(entry, before)));
        });
    }

    private Optional<Component> onTop(TopOfTimeline top, Optional<Component> before) {
        var drawn = top.draw(circle, before);
        if (top instanceof PostsOnTop) {
            above.clear(); // what stands there no longer is told again at its own place
        }
        drawn.filter(PostsOnTop.Shown.class::isInstance)
                .map(PostsOnTop.Shown.class::cast)
                .ifPresent(shown -> above.addAll(shown.ids()));
        return drawn;
    }

    /** With its day, for no day stands above it; not a second time what stood on top. */
    private Optional<Component> told(EntryView entry, Optional<Component> before) {
        if (above.contains(entry.id())) {
            return Optional.empty();
        }
        var there = before.map(card -> Map.of(entry.id(), card)).orElse(Map.of());
        return Optional.ofNullable(EntryCards.of(
                        drawers,
                        List.of(entry),
                        (drawer, ids) -> drawer.drawFound(circle, ids, SearchWords.NONE, there))
                .get(entry.id()));
    }
}
