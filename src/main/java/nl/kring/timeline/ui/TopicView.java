package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;

/** What is told about one topic, for who may read about it: such as money, for who speaks for the resident on that. */
@Route("circle/:circle/about/:topic")
@PermitAll
class TopicView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div cards = new Div();
    private final Feed feed;
    private final List<EntryCards> drawers;
    private final Bells bells;
    private final Map<UUID, Component> drawn = new HashMap<>();
    private CircleId circle = new CircleId(new UUID(0, 0));
    private Topic topic = Topic.PRACTICAL;

    TopicView(Feed feed, List<EntryCards> drawers, Bells bells) {
        this.feed = feed;
        this.drawers = drawers;
        this.bells = bells;
        addClassName("stack");
        cards.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        topic = event.getRouteParameters()
                .get("topic")
                .flatMap(TopicView::topic)
                .orElseThrow(NotFound::new);
        feed.about(circle, topic, Optional.empty());
        removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                new H1(getTranslation("topic." + topic)),
                cards);
    }

    private static Optional<Topic> topic(String word) {
        return Stream.of(Topic.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            show(feed.about(circle, topic, Optional.empty()));
        } catch (NotFound | NoRight gone) {
            cards.removeAll();
        }
    }

    private void show(List<EntryView> entries) {
        var now = EntryCards.of(drawers, entries, (drawer, ids) -> drawer.draw(circle, ids, drawn));
        drawn.clear();
        drawn.putAll(now);
        var wanted = entries.stream()
                .flatMap(entry -> Optional.ofNullable(now.get(entry.id())).stream())
                .toList();
        Children.of(cards, wanted.isEmpty() ? List.of(nothing()) : wanted);
    }

    private Component nothing() {
        return new EmptyState(
                EmptyState.ripples(Icon.MESSAGE.create()),
                getTranslation("timeline.none"),
                getTranslation("topic.none.how"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("topic." + topic);
    }
}
