package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.Topic;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.identity.AccountId;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;

/** "Kijk als Sietse": what a member sees, for the resident, to read only. A band on top says whose eyes these are. */
@Route("circle/:circle/as/:member")
@PermitAll
class LookAsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div bar = new Div();
    final Div about = new Div();
    final Div cards = new Div();
    private final Button older = Buttons.line(getTranslation("timeline.older"), this::readOlder);
    private final Feed feed;
    private final CircleService circles;
    private final List<EntryCards> drawers;
    private final Bells bells;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private AccountId member = new AccountId(new UUID(0, 0));
    private String name = "";
    private List<EntryView> first = List.of();
    private int windows = 1;

    LookAsView(Feed feed, CircleService circles, List<EntryCards> drawers, Bells bells) {
        this.feed = feed;
        this.circles = circles;
        this.drawers = drawers;
        this.bells = bells;
        addClassName("stack");
        bar.addClassName("looking-bar");
        about.addClassName("part");
        cards.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        member = CircleAddress.member(event.getRouteParameters());
        windows = 1;
        var newest = feed.windowAs(circle, member, Optional.empty());
        removeAll();
        add(bar, about, cards);
        show(newest);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    /** The resident may be no resident any more, and the member no member. */
    private void lookAgain() {
        try {
            show(feed.windowAs(circle, member, Optional.empty()));
        } catch (NotFound | NoRight gone) {
            removeAll();
            add(new EmptyState(
                    Icon.EYE.create(),
                    getTranslation("lookAs.gone"),
                    getTranslation("lookAs.gone.how"),
                    new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                            .button("line")));
        }
    }

    private void show(List<EntryView> newest) {
        first = newest;
        var person = circles.view(circle).members().stream()
                .filter(one -> one.person().account().equals(member))
                .findFirst()
                .orElseThrow(NotFound::new);
        name = person.person().firstName();
        showBar();
        about.removeAll();
        about.add(card(person));
        var entries = new ArrayList<>(newest);
        var last = newest;
        for (var window = 1; window < windows && last.size() == Feed.WINDOW; window++) {
            last = feed.windowAs(circle, member, Optional.of(entries.getLast().id()));
            entries.addAll(last);
        }
        showCards(entries, last.size() == Feed.WINDOW);
    }

    private void showBar() {
        bar.removeAll();
        bar.add(
                new H1(Icon.EYE.create(), new Span(getTranslation("lookAs", name))),
                new Link(Icon.CROSS, getTranslation("lookAs.stop"), CircleAddress.of(circle, "people")).button("text"));
    }

    private Section card(MemberView person) {
        var who = new PersonLine(
                new Face(name, person.person().face(), Face.Size.L),
                name,
                getTranslation("lookAs.where", person.relationWord(), getTranslation("lookAs.ring." + person.ring())));
        var sees = new Div(
                topics("lookAs.sees", Icon.CHECK, person, true), topics("lookAs.seesNot", Icon.EYE_OFF, person, false));
        sees.addClassName("sees");
        var card = new Section(
                who,
                sees,
                new Link(Icon.PENCIL, getTranslation("lookAs.change"), CircleAddress.of(circle, "sees"))
                        .button("soft"));
        card.addClassNames("card", "stack");
        return card;
    }

    private Div topics(String key, Icon icon, MemberView person, boolean seen) {
        var list = new UnorderedList();
        Stream.of(Topic.values())
                .filter(topic -> person.topics().contains(topic) == seen)
                .forEach(topic -> list.add(new ListItem(icon.create(), new Span(getTranslation("topic." + topic)))));
        var part = new Div(new H2(getTranslation(key, name)), list);
        part.setVisible(list.getComponentCount() > 0);
        part.setClassName("no", !seen);
        return part;
    }

    private void showCards(List<EntryView> entries, boolean more) {
        var drawn = EntryCards.of(drawers, entries, (drawer, ids) -> drawer.drawAs(circle, member, ids));
        var day = new Paragraph(getTranslation("lookAs.timeline", name));
        day.addClassName("day");
        cards.removeAll();
        cards.add(day);
        entries.stream()
                .map(EntryView::id)
                .filter(drawn::containsKey)
                .map(drawn::get)
                .forEach(cards::add);
        if (drawn.isEmpty()) {
            cards.add(new Paragraph(getTranslation("lookAs.none", name)));
        }
        if (more) {
            cards.add(older);
        }
    }

    private void readOlder() {
        windows++;
        show(first);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lookAs", name);
    }
}
