package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleTab;
import nl.kring.circle.ui.CalmPage;
import nl.kring.circle.ui.CalmScreen;
import nl.kring.circle.ui.CircleAct;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.ReadAloud;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.WayOut;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.ReceiptService;
import nl.kring.timeline.ui.CalmThings.Thing;

/**
 * The timeline on a "rustig scherm" (R-C22): the same cards one by one. What is new waits behind "Er is iets nieuws" (R-C8); what is no
 * longer so, or no longer hers to read, does not stay.
 */
@Route("circle/:circle/calm")
@PermitAll
class CalmView extends Div implements BeforeEnterObserver, HasDynamicTitle, CalmPage {
    final OneThing one = new OneThing();
    final Div waiting = new Div();
    final Button next = Buttons.large(Buttons.soft("", this::next));
    final Button previous = Buttons.text(getTranslation("calm.previous"), this::previous);
    final Button menu = Buttons.text(getTranslation("calm.menu"), this::openMenu);
    private final Title title = new Title(Tag.H1);
    private final Div apart = new Div();
    private final Map<Object, SaidWords> seen = new LinkedHashMap<>();
    private final Set<UUID> pending = new HashSet<>();
    private final CircleService circles;
    private final Feed feed;
    private final List<EntryCards> drawers;
    private final List<TopOfTimeline> tops;
    private final List<CircleAsks> asks;
    private final List<CircleAct> acts;
    private final List<CircleTab> tabs;
    private final CalmScreen calm;
    private final CatchUpService catchUp;
    private final Bells bells;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private Optional<CalmThings> things = Optional.empty();
    private Optional<Component> shown = Optional.empty();
    /** She rang since this page read last. */
    private boolean rang;

    private Stand stand = Stand.READING;
    private int at;
    private int first;

    /** What stands there now. */
    private enum Stand {
        READING,
        END,
        MENU
    }

    CalmView(
            CircleService circles,
            Feed feed,
            List<EntryCards> drawers,
            List<TopOfTimeline> tops,
            List<CircleAsks> asks,
            List<CircleAct> acts,
            List<CircleTab> tabs,
            ReceiptService receipts,
            CatchUpService catchUp,
            CalmScreen calm,
            Bells bells) {
        this.circles = circles;
        this.feed = feed;
        this.drawers = drawers;
        this.tops = tops;
        this.asks = asks;
        this.acts = acts;
        this.tabs = tabs;
        this.calm = calm;
        this.catchUp = catchUp;
        this.bells = bells;
        addClassName("calm-page");
        title.addClassName("calm-whose");
        waiting.addClassName("calm-news");
        waiting.getElement().setAttribute("role", "status");
        apart.setVisible(false);
        var head = new Div(new ReadAloud(), new WayOut());
        head.addClassName("calm-top");
        var others = new Div(previous, menu);
        others.addClassName("calm-others");
        var foot = new Div(next, others);
        foot.addClassName("calm-foot");
        add(head, title, waiting, one, foot, apart, new Seeing(receipts, bells, () -> circle));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        catchUp.arrive(circle);
        title.setText(getTranslation("calm.of", circles.seat(circle).ownerName()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Bells.whenRungHere(event.getUI(), () -> rang = true);
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            var newest = feed.window(circle, Optional.empty());
            var own = rang;
            rang = false;
            if (things.isEmpty()) {
                first(newest);
            } else if (own) {
                afterOwn(newest);
            } else {
                lookForNews(newest);
            }
        } catch (NotFound | NoRight gone) {
            removeAll();
        }
    }

    private void first(List<EntryView> newest) {
        begin(newest);
        try {
            show(0, 1);
        } catch (RuntimeException failure) {
            things = Optional.empty(); // so that it is the first again
            throw failure;
        }
    }

    private CalmThings begin(List<EntryView> newest) {
        var all = new CalmThings(feed, drawers, tops, asks, circle, newest);
        things = Optional.of(all);
        seen.clear();
        pending.clear();
        waiting.removeAll();
        return all;
    }

    /** What she did herself shows at once: what she told, or what became of the thing before her. */
    private void afterOwn(List<EntryView> newest) {
        var fresh = newest.stream().filter(entry -> !knows(entry)).toList();
        var made = fresh.stream().filter(EntryView::own).findFirst();
        var waits = Stream.concat(
                        pending.stream(),
                        fresh.stream().filter(entry -> !entry.own()).map(EntryView::id))
                .toList();
        if (made.isPresent()) {
            var all = begin(newest);
            seen.putAll(all.now(all.standing(), apart));
            show(all.placeOf(made.get().id()), 1);
        } else {
            redraw();
            things.ifPresent(all -> seen.putAll(all.now(Set.copyOf(seen.keySet()), apart)));
        }
        pending.addAll(waits);
        if (!pending.isEmpty()) {
            sayNews();
        }
    }

    private void lookForNews(List<EntryView> newest) {
        newest.stream().filter(entry -> !knows(entry)).map(EntryView::id).forEach(pending::add);
        var now = things.map(all -> all.now(Set.copyOf(seen.keySet()), apart)).orElse(Map.of());
        var here = key();
        here.ifPresent(key -> correct(key, now.getOrDefault(key, SaidWords.NOTHING)));
        var other = now.entrySet().stream()
                .anyMatch(said -> !said.getValue().isEmpty() && !said.getValue().equals(seen.get(said.getKey())));
        if (!pending.isEmpty() || other) {
            sayNews();
        }
    }

    /** More of it waits; what of it is no longer so is not left standing. */
    private void correct(Object key, SaidWords now) {
        if (!now.holds(seen.getOrDefault(key, SaidWords.NOTHING))) {
            redraw();
            seen.put(key, now);
        }
    }

    private void redraw() {
        if (stand != Stand.READING) {
            return;
        }
        var drawn = thing().flatMap(thing -> thing.draw(shown));
        drawn.ifPresent(this::put);
        if (drawn.map(SaidWords::of).filter(said -> !said.isEmpty()).isEmpty()) {
            show(at, 1);
        }
    }

    private void sayNews() {
        if (waiting.getComponentCount() == 0) {
            waiting.add(Buttons.line(getTranslation("calm.news"), this::readNew));
        }
    }

    /** To the first thing that is new or says something else. The button that was tapped is gone then. */
    private void readNew() {
        var before = Map.copyOf(seen);
        var known = things;
        var waits = Set.copyOf(pending);
        var now = known.map(all -> all.now(before.keySet(), apart)).orElse(Map.of());
        var newest = feed.window(circle, Optional.empty());
        var all = begin(newest);
        var furthest = known.map(CalmThings::size).orElse(0) + newest.size();
        var place = 0;
        while (place < furthest
                && all.at(place)
                        .filter(thing ->
                                !waits.contains(thing.key()) && !isNews(thing.key(), newest, known, before, now))
                        .isPresent()) {
            place++;
        }
        now.forEach((key, said) -> {
            if (all.placeOf(key) >= 0) {
                seen.put(key, said);
            }
        });
        show(place < furthest && all.at(place).isPresent() ? place : 0, 1);
        title.focus();
    }

    private static boolean isNews(
            Object key,
            List<EntryView> newest,
            Optional<CalmThings> known,
            Map<Object, SaidWords> before,
            Map<Object, SaidWords> now) {
        var said = now.getOrDefault(key, SaidWords.NOTHING);
        return newest.stream().filter(entry -> entry.id().equals(key)).anyMatch(entry -> known.filter(
                                there -> there.knows(entry))
                        .isEmpty())
                || !said.isEmpty() && !said.equals(before.get(key));
    }

    private void next() {
        switch (stand) {
            case READING -> show(at + 1, 1);
            case END -> show(0, 1);
            case MENU -> show(at, 1);
        }
    }

    private void previous() {
        show(at - 1, -1);
        if (!previous.isVisible()) {
            next.focus();
        }
    }

    /** The nearest thing from there that has something to say to this reader. */
    private void show(int from, int step) {
        var place = from;
        for (var thing = thing(place); thing.isPresent(); thing = thing(place)) {
            if (put(thing.get())) {
                first = from == 0 && step > 0 ? place : Math.min(first, place);
                stands(Stand.READING, place);
                return;
            }
            place += step;
        }
        if (step > 0) {
            end(place);
        } else {
            show(0, 1);
        }
    }

    private boolean put(Thing thing) {
        var drawn = thing.draw(Optional.empty());
        drawn.ifPresentOrElse(this::put, one::clear);
        var said = drawn.map(SaidWords::of).orElse(SaidWords.NOTHING);
        seen.put(thing.key(), said);
        return !said.isEmpty();
    }

    private void put(Component drawn) {
        shown = Optional.of(drawn);
        one.show(drawn);
    }

    private void end(int place) {
        var nothing = place == 0 || seen.values().stream().allMatch(SaidWords::isEmpty);
        put(new EmptyState(
                EmptyState.ripples(Icon.MESSAGE.create()),
                getTranslation(nothing ? "timeline.none" : "calm.end"),
                getTranslation(nothing ? "timeline.none.how" : "calm.end.how")));
        first = nothing ? place : first;
        stands(Stand.END, place);
    }

    private void openMenu() {
        var choices = new CalmMenu(circle, acts, tabs, this::ordinary);
        put(choices);
        stands(Stand.MENU, at);
        choices.focus();
    }

    private void ordinary() {
        calm.turn(false);
        getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, CircleAddress.TIMELINE)));
    }

    private void stands(Stand now, int place) {
        stand = now;
        at = place;
        next.setText(getTranslation(
                switch (now) {
                    case READING -> "calm.next";
                    case END -> "calm.begin";
                    case MENU -> "calm.back";
                }));
        previous.setVisible(now != Stand.MENU && at > first);
        menu.setVisible(now != Stand.MENU);
    }

    private Optional<Thing> thing() {
        return thing(at);
    }

    private Optional<Thing> thing(int place) {
        return things.flatMap(all -> all.at(place));
    }

    private Optional<Object> key() {
        return thing().filter(_ -> stand == Stand.READING).map(Thing::key);
    }

    private boolean knows(EntryView entry) {
        return things.map(all -> all.knows(entry)).orElse(false);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("calm");
    }
}
