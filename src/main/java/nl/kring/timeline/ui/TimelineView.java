package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import org.jspecify.annotations.Nullable;

/** What is told in a circle, newest first, live. What comes in while somebody reads waits behind a button. */
@Route("circle/:circle/timeline")
@PermitAll
class TimelineView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    final Div top = new Div();
    final Div waiting = new Div();
    final Div cards = new Div();
    private final Reading reading = new Reading(this::showAll);
    private final List<EntryView> shown = new ArrayList<>();
    private final Map<UUID, Component> drawn = new HashMap<>();
    private final Button older;
    private final Map<TopOfTimeline, Component> onTop = new HashMap<>();
    private final Feed feed;
    private final List<EntryCards> drawers;
    private final List<TopOfTimeline> tops;
    private final Bells bells;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));

    TimelineView(Feed feed, List<EntryCards> drawers, List<TopOfTimeline> tops, Bells bells, Says says) {
        this.feed = feed;
        this.drawers = drawers;
        this.tops = tops;
        this.bells = bells;
        this.says = says;
        addClassName("stack");
        top.addClassName("stack");
        waiting.addClassName("news");
        waiting.getElement().setAttribute("role", "status");
        cards.addClassName("stack");
        older = Buttons.line(getTranslation("timeline.older"), this::older);
        var title = new H1(getTranslation("timeline.tab"));
        title.addClassName("visually-hidden");
        add(title, reading, top, waiting, cards);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        feed.window(circle, Optional.empty());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            refreshTop();
            var newest = feed.window(circle, Optional.empty());
            var fresh = newest.stream().filter(entry -> !shown.contains(entry)).count();
            if (reading.isDown() && fresh > 0) {
                holdBack(fresh);
                redraw(shown);
            } else {
                show(newest);
            }
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void refreshTop() {
        var now = new LinkedHashMap<TopOfTimeline, Component>();
        tops.forEach(each ->
                each.draw(circle, Optional.ofNullable(onTop.get(each))).ifPresent(drawn -> now.put(each, drawn)));
        onTop.clear();
        onTop.putAll(now);
        Children.of(top, List.copyOf(now.values()));
    }

    private void holdBack(long fresh) {
        var pill = Buttons.primary(getTranslation("timeline.waiting", fresh), this::showAll);
        pill.addClassName("waiting-pill");
        waiting.removeAll();
        waiting.add(pill);
    }

    private void showAll() {
        show(feed.window(circle, Optional.empty()));
    }

    private void show(List<EntryView> newest) {
        waiting.removeAll();
        var older = shown.stream()
                .filter(entry -> newest.isEmpty()
                        || entry.id().compareTo(newest.getLast().id()) < 0)
                .toList();
        var all = new ArrayList<>(newest);
        if (newest.size() == Feed.WINDOW) {
            all.addAll(older);
        }
        redraw(all.subList(0, Math.min(all.size(), 60)));
    }

    private void redraw(List<EntryView> entries) {
        var now = draw(entries);
        var keep = List.copyOf(entries);
        shown.clear();
        shown.addAll(keep);
        drawn.clear();
        drawn.putAll(now);
        var wanted = new ArrayList<Component>();
        @Nullable LocalDate day = null;
        for (var entry : keep) {
            var card = now.get(entry.id());
            var that = entry.at().atZone(MovingClock.ZONE).toLocalDate();
            if (card != null && !that.equals(day)) {
                day = that;
                wanted.add(dayLine(that));
            }
            if (card != null) {
                wanted.add(card);
            }
        }
        end(keep).ifPresent(wanted::add);
        Children.of(cards, wanted);
    }

    private Optional<Component> end(List<EntryView> entries) {
        if (drawn.isEmpty()) {
            return Optional.of(new EmptyState(
                    EmptyState.ripples(Icon.MESSAGE.create()),
                    getTranslation("timeline.none"),
                    getTranslation("timeline.none.how")));
        }
        return Optional.of(older).filter(_ -> entries.size() % Feed.WINDOW == 0).map(Component.class::cast);
    }

    private Map<UUID, Component> draw(List<EntryView> entries) {
        var now = new HashMap<UUID, Component>();
        drawers.forEach(drawer -> now.putAll(drawer.draw(
                circle,
                entries.stream()
                        .filter(entry -> entry.kind().equals(drawer.kind()))
                        .map(EntryView::id)
                        .toList(),
                drawn)));
        return now;
    }

    /** Drawn anew each time: who began to write before midnight and sent after it makes a day stand twice. */
    private Paragraph dayLine(LocalDate day) {
        var line = new Paragraph(says.dayLine(day, getLocale()));
        line.addClassName("day");
        return line;
    }

    private void older() {
        var all = new ArrayList<>(shown);
        all.addAll(feed.window(circle, Optional.of(shown.getLast().id())));
        redraw(all);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("timeline.tab");
    }
}
