package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.BusyPage;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.ReceiptService;
import org.jspecify.annotations.Nullable;

/** What is told in a circle, newest first, live. What comes in while somebody reads waits behind a button. */
@Route("circle/:circle/timeline")
@PermitAll
class TimelineView extends Div
        implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle, BesidePeople, BusyPage {
    private static final String POST = "post";
    private static final int FURTHEST = 10;
    private static final int FIRST = 10;
    final Div top = new Div();
    final Div waiting = new Div();
    final Div search = new Div();
    private final Div ways = new Div();
    final Div cards = new Div();
    private final Reading reading = new Reading(this::showAll);
    private final List<EntryView> shown = new ArrayList<>();
    private final Map<UUID, Component> drawn = new HashMap<>();
    private final Title title = new Title(Tag.H1, getTranslation("timeline.tab"));
    private final Button pill = Buttons.primary("", this::readNew);
    private final Button older;
    private final Map<TopOfTimeline, Component> onTop = new HashMap<>();
    private final Feed feed;
    private final List<EntryCards> drawers;
    private final List<TopOfTimeline> tops;
    private final Bells bells;
    private final Says says;
    private final CatchUpService catchUp;
    private Optional<UUID> wanted = Optional.empty();
    private CircleId circle = new CircleId(new UUID(0, 0));
    private boolean more;
    /** So many are drawn, also when more is told while the page is open; "Eerdere berichten" adds to it. */
    private int asked = FIRST;

    TimelineView(
            Feed feed,
            List<EntryCards> drawers,
            List<TopOfTimeline> tops,
            ReceiptService receipts,
            CatchUpService catchUp,
            Bells bells,
            Says says) {
        this.feed = feed;
        this.drawers = drawers;
        this.tops = tops;
        this.catchUp = catchUp;
        this.bells = bells;
        this.says = says;
        addClassName("stack");
        top.addClassName("stack");
        waiting.addClassName("news");
        waiting.getElement().setAttribute("role", "status");
        ways.addClassName("to-search");
        cards.addClassName("stack");
        older = Buttons.line(getTranslation("timeline.older"), this::older);
        pill.addClassName("waiting-pill");
        title.addClassName("visually-hidden");
        add(title, reading, top, waiting, ways, cards, new Seeing(receipts, bells, () -> circle));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        feed.window(circle, Optional.empty());
        catchUp.arrive(circle);
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(POST)
                .flatMap(TimelineView::id);
        search.removeAll();
        search.add(
                new Link(Icon.MAGNIFIER, getTranslation("search"), CircleAddress.of(circle, "search")).button("text"));
        ways.removeAll();
        ways.add(
                new Link(Icon.LOCK, getTranslation("notes.tab"), CircleAddress.of(circle, "notes")).button("text"),
                search);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), () -> refresh(false), () -> refresh(true));
        lead();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (isAttached()) {
            lead();
        }
    }

    /** To the one that a line leads to, as far back as somebody who was away for weeks would look. */
    private void lead() {
        wanted.ifPresent(id -> {
            wanted = Optional.empty();
            for (var window = 0; more && !drawn.containsKey(id) && window < FURTHEST; window++) {
                older();
            }
            Optional.ofNullable(drawn.get(id))
                    .map(card -> above().contains(id) ? top : card)
                    .ifPresent(card -> {
                        card.getElement().setAttribute("tabindex", "-1");
                        card.getElement().callJsFunction("focus");
                    });
        });
    }

    /** The address of one entry on the timeline of a circle. */
    static String at(CircleId circle, UUID entry) {
        return CircleAddress.of(circle, CircleAddress.TIMELINE) + "?" + POST + "=" + entry;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private void refresh(boolean words) {
        try {
            refreshTop(words);
            var newest = feed.window(circle, Optional.empty());
            var fresh = newest.stream().filter(this::isFresh).count();
            if (reading.isDown() && fresh > 0) {
                holdBack(fresh);
                redraw(shown, words);
            } else {
                show(newest, words);
            }
        } catch (NotFound gone) {
            removeAll();
        }
    }

    /** It belongs among what is shown and does not stand there yet. */
    private boolean isFresh(EntryView entry) {
        return !shown.contains(entry)
                && (shown.size() < asked || entry.id().compareTo(shown.getLast().id()) > 0);
    }

    private void refreshTop(boolean words) {
        var now = new LinkedHashMap<TopOfTimeline, Component>();
        tops.forEach(each -> {
            var there = Optional.ofNullable(onTop.get(each));
            var drawn = words && !each.showsWords() ? there : each.draw(circle, there);
            drawn.ifPresent(part -> now.put(each, part));
        });
        onTop.clear();
        onTop.putAll(now);
        Children.of(top, List.copyOf(now.values()));
    }

    private void holdBack(long fresh) {
        pill.setText(getTranslation("timeline.waiting", fresh));
        waiting.add(pill);
    }

    /** The button that was tapped is gone then. */
    private void readNew() {
        showAll();
        title.focus();
    }

    private void showAll() {
        show(feed.window(circle, Optional.empty()), false);
    }

    private void show(List<EntryView> newest, boolean words) {
        waiting.removeAll();
        var all = new ArrayList<>(newest);
        if (newest.size() < Feed.WINDOW) {
            more = false;
        } else if (newest.stream().noneMatch(shown::contains)) {
            more = true; // what lies between them and what was shown is read when somebody asks for it
        } else {
            var last = newest.getLast().id();
            shown.stream().filter(entry -> entry.id().compareTo(last) < 0).forEach(all::add);
        }
        if (all.size() > asked) {
            more = true;
            all.subList(asked, all.size()).clear();
        }
        redraw(all, words);
    }

    private void redraw(List<EntryView> entries, boolean words) {
        var now = EntryCards.of(
                drawers,
                entries,
                (drawer, ids) -> words && !drawer.showsWords() && drawn.keySet().containsAll(ids)
                        ? ids.stream().collect(Collectors.toMap(Function.identity(), drawn::get))
                        : drawer.draw(circle, ids, drawn));
        var keep = List.copyOf(entries);
        shown.clear();
        shown.addAll(keep);
        drawn.clear();
        drawn.putAll(now);
        var wanted = new ArrayList<Component>();
        var before = cards.getChildren()
                .filter(Paragraph.class::isInstance)
                .map(Paragraph.class::cast)
                .collect(Collectors.toCollection(ArrayList::new));
        var above = above();
        @Nullable LocalDate day = null;
        for (var entry : keep) {
            var card = above.contains(entry.id()) ? null : now.get(entry.id());
            var that = entry.at().atZone(MovingClock.ZONE).toLocalDate();
            if (card != null && !that.equals(day)) {
                day = that;
                wanted.add(dayLine(that, before));
            }
            if (card != null) {
                wanted.add(card);
            }
        }
        search.setVisible(!drawn.isEmpty());
        end().ifPresent(wanted::add);
        Children.of(cards, wanted);
    }

    /** What stands on top for now, and not a second time below it. */
    private Set<UUID> above() {
        return onTop.values().stream()
                .flatMap(part -> part instanceof PostsOnTop.Shown shown ? shown.ids().stream() : Stream.empty())
                .collect(Collectors.toSet());
    }

    private Optional<Component> end() {
        if (drawn.isEmpty()) {
            return Optional.of(new EmptyState(
                    EmptyState.ripples(Icon.MESSAGE.create()),
                    getTranslation("timeline.none"),
                    getTranslation("timeline.none.how")));
        }
        return Optional.of(older).filter(_ -> more).map(Component.class::cast);
    }

    /** One that says so already, each once: who began to write before midnight and sent after it makes a day stand twice. */
    private Paragraph dayLine(LocalDate day, List<Paragraph> before) {
        var words = says.dayLine(day, getLocale());
        var there = before.stream().filter(line -> line.getText().equals(words)).findFirst();
        there.ifPresent(before::remove);
        return there.orElseGet(() -> {
            var line = new Paragraph(words);
            line.addClassName("day");
            return line;
        });
    }

    private void older() {
        var all = new ArrayList<>(shown);
        var before = feed.window(circle, Optional.of(shown.getLast().id()));
        more = before.size() == Feed.WINDOW;
        all.addAll(before);
        asked = all.size();
        redraw(all, false);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("timeline.tab");
    }
}
