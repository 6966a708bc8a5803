package nl.kring.timeline.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.SearchService;
import nl.kring.timeline.SearchWords;

/** Finds again what was told in a circle. The words that are searched stay on this page: not in its address, nor in a log. */
@Route("circle/:circle/search")
@PermitAll
class SearchView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    final TextField words = new TextField(getTranslation("search.ask"));
    final Div said = new Div();
    final Div cards = new Div();
    private final Button older = Buttons.line(getTranslation("search.older"), this::older);
    private final Map<UUID, Component> drawn = new HashMap<>();
    private final SearchService search;
    private final CircleService circles;
    private final List<EntryCards> drawers;
    private final Bells bells;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private String typed = "";
    private SearchWords sought = SearchWords.NONE;
    private List<EntryView> shown = List.of();
    private boolean more;

    SearchView(SearchService search, CircleService circles, List<EntryCards> drawers, Bells bells) {
        this.search = search;
        this.circles = circles;
        this.drawers = drawers;
        this.bells = bells;
        addClassName("stack");
        cards.addClassName("stack");
        said.getElement().setAttribute("role", "status");
        words.addClassName("wide");
        words.setManualValidation(true);
        words.setAutocomplete(Autocomplete.OFF);
        words.setHelperText(getTranslation("search.how"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        circles.seat(circle).may(Act.READ);
        removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("timeline.tab"), CircleAddress.of(circle, "timeline"))
                        .button("text", "back"),
                new H1(getTranslation("search.title")),
                form(),
                said,
                cards);
    }

    private Div form() {
        var go = Buttons.large(Buttons.with(Icon.MAGNIFIER, Buttons.primary(getTranslation("search"), this::find)));
        go.addClickShortcut(Key.ENTER).listenOn(words);
        var form = new Div(words, go);
        form.addClassName("stack");
        form.getElement().setAttribute("role", "search");
        return form;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
        words.focus();
    }

    /** What the reader may not see any more goes; what is new comes with the next search, so that nothing moves under a finger. */
    private void lookAgain() {
        try {
            circles.seat(circle).may(Act.READ);
            if (!shown.isEmpty()) {
                show(shown);
            }
        } catch (NotFound | NoRight gone) {
            removeAll();
        }
    }

    private void find() {
        try {
            typed = words.getValue();
            var found = search.find(circle, typed, Optional.empty());
            sought = SearchWords.of(typed);
            Fields.wrong(words, false, "");
            drawn.clear();
            more = found.size() == Feed.WINDOW;
            show(found);
        } catch (Refused refused) {
            Fields.wrong(words, true, getTranslation(refused.key(), refused.arguments()));
            said.removeAll();
            cards.removeAll();
            shown = List.of();
        }
    }

    private void older() {
        var before = search.find(circle, typed, Optional.of(shown.getLast().id()));
        more = before.size() == Feed.WINDOW;
        var all = new ArrayList<>(shown);
        all.addAll(before);
        show(all);
    }

    private void show(List<EntryView> entries) {
        var now = EntryCards.of(drawers, entries, (drawer, ids) -> drawer.drawFound(circle, ids, sought, drawn));
        shown = entries.stream().filter(entry -> now.containsKey(entry.id())).toList();
        drawn.clear();
        drawn.putAll(now);
        said.removeAll();
        said.add(outcome());
        var wanted = new ArrayList<Component>();
        shown.forEach(entry -> wanted.add(now.get(entry.id())));
        if (more && !shown.isEmpty()) {
            wanted.add(older);
        }
        Children.of(cards, wanted);
    }

    private Component outcome() {
        if (shown.isEmpty()) {
            return new EmptyState(
                    Icon.MAGNIFIER.create(), getTranslation("search.none"), getTranslation("search.none.how"));
        }
        var line = new Paragraph(getTranslation(more ? "search.found.more" : "search.found", shown.size()));
        line.addClassName("day");
        return line;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("search.title");
    }
}
