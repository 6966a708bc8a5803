package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.OrganisationView;
import nl.kring.identity.ui.Arriving;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.start.CardPdf;
import nl.kring.start.CardService;
import nl.kring.start.CardView;
import nl.kring.start.DirectDoor;
import nl.kring.start.DirectService;
import nl.kring.start.Template;

/** For a professional with one minute: a card without a name, and of earlier cards only whether they were used (R-A3). */
@Route("kaarten")
@PermitAll
class CardsView extends Main implements HasDynamicTitle {
    final Options<Optional<Template>> template;
    final Div made = new Div();
    private final Div acts = new Div();
    private final UnorderedList list = new UnorderedList();
    private final CardService cards;
    private final DirectService directs;
    private final DirectDoor door;
    private final Arriving arriving;
    private final CardPdf paper;
    private final Says says;
    private final Clock clock;

    CardsView(
            OrganisationService organisations,
            CardService cards,
            DirectService directs,
            DirectDoor door,
            Arriving arriving,
            CardPdf paper,
            Says says,
            Clock clock) {
        this.cards = cards;
        this.directs = directs;
        this.door = door;
        this.arriving = arriving;
        this.paper = paper;
        this.says = says;
        this.clock = clock;
        template = new Options<>(
                        getTranslation("cards.template"),
                        Stream.concat(
                                        Stream.of(Template.values()).map(Optional::of),
                                        Stream.of(Optional.<Template>empty()))
                                .toList(),
                        this::words)
                .asRows();
        addClassName("start");
        made.addClassName("stack");
        made.getElement().setAttribute("aria-live", "polite");
        list.addClassNames("card", "cards-made");
        var mine = organisations.work();
        var page = new Div(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"));
        page.addClassName("stack-l");
        page.add(mine.isEmpty() ? nobody() : make(mine));
        add(page);
    }

    private EmptyState nobody() {
        return new EmptyState(
                Icon.FILE.create(), new H1(getTranslation("cards.title")), getTranslation("cards.onlyVerified"));
    }

    private Div make(List<OrganisationView> mine) {
        acts.addClassName("stack-s");
        mine.forEach(where -> acts.add(Buttons.large(Buttons.primary(
                mine.size() == 1 ? getTranslation("cards.make") : getTranslation("cards.make.for", where.name()),
                () -> make(where)))));
        acts.add(Buttons.large(Buttons.line(getTranslation("direct.open"), () -> new DirectSheet(
                        directs, door, arriving, mine, chosen(), LocalDate.now(clock), this::showEarlier)
                .open())));
        var form = new Div(template, acts, made);
        form.addClassNames("card", "stack");
        var earlier = new Div(new H2(getTranslation("cards.earlier")), list);
        earlier.addClassName("stack-s");
        var all = new Div(
                new H1(getTranslation("cards.title")), new Paragraph(getTranslation("cards.how")), form, earlier);
        all.addClassName("stack");
        showEarlier();
        return all;
    }

    private String words(Optional<Template> choice) {
        return choice.map(chosen -> getTranslation("cards.template." + chosen.name()))
                .orElseGet(() -> getTranslation("cards.template.none"));
    }

    private void make(OrganisationView where) {
        var card = cards.make(where.id(), chosen());
        made.removeAll();
        made.add(new MadeCard(card, paper, says), Buttons.line(getTranslation("cards.another"), () -> ask(true)));
        ask(false);
        showEarlier();
    }

    private Optional<Template> chosen() {
        return Optional.ofNullable(template.getValue()).flatMap(choice -> choice);
    }

    /** One thing at a time: either a card is made, or the one just made is printed. */
    private void ask(boolean again) {
        template.setVisible(again);
        acts.setVisible(again);
        made.setVisible(!again);
    }

    private void showEarlier() {
        list.removeAll();
        var earlier = Stream.concat(cards.mine().stream(), directs.mine().stream())
                .sorted(Comparator.comparing(CardView::madeAt).reversed())
                .toList();
        earlier.forEach(card -> list.add(line(card)));
        list.setVisible(!earlier.isEmpty());
    }

    private ListItem line(CardView card) {
        var day = says.day(card.madeAt().atZone(MovingClock.ZONE).toLocalDate(), getLocale());
        var status = new Span(getTranslation("cards.status." + card.status().name()));
        status.addClassName("quiet");
        var item = new ListItem(
                new Strong(day),
                new Span(getTranslation("cards.way." + card.way().name())),
                new Span(words(card.template())),
                status);
        item.addClassName("card-made");
        return item;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("cards.title");
    }
}
