package nl.kring.carer.ui;

import com.vaadin.flow.component.Component;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.kring.carer.CarerAnswer;
import nl.kring.carer.CarerService;
import nl.kring.carer.CarerView;
import nl.kring.carer.Load;
import nl.kring.carer.PerseveranceTime;
import nl.kring.carer.StoppingService;
import nl.kring.carer.SuggestionService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.RestService;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.OwnPage;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import org.jspecify.annotations.Nullable;

/** Her own page: how it goes, what may help, a rest, and what she said before (R-D30 to R-D33). No log says that she was here. */
@Route("circle/:circle/" + CarerPage.PATH)
@PermitAll
class CarerPage extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople, OwnPage {
    static final String PATH = "carer";

    private final CarerService carers;
    private final SuggestionService suggestions;
    private final StoppingService stopping;
    private final RestService rests;
    private final CircleService circles;
    private final Says says;
    private final Div said = new Div();
    private final Div parts = new Div();
    private CircleId circle = new CircleId(new UUID(0, 0));

    CarerPage(
            CarerService carers,
            SuggestionService suggestions,
            StoppingService stopping,
            RestService rests,
            CircleService circles,
            Says says) {
        this.carers = carers;
        this.suggestions = suggestions;
        this.stopping = stopping;
        this.rests = rests;
        this.circles = circles;
        this.says = says;
        addClassNames("stack", "carer-page");
        parts.addClassName("stack");
        said.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var view = carers.mine(circle);
        var seat = circles.seat(circle);
        removeAll();
        said.removeAll();
        var ask = new Paragraph(
                !view.cares()
                        ? getTranslation("carer.before.title")
                        : seat.isResident()
                                ? getTranslation("carer.ask.own")
                                : getTranslation(
                                        "carer.ask", circles.viewFor(seat).whose()));
        ask.addClassName("lead");
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                new H1(getTranslation("carer.title")),
                ask,
                said,
                parts);
        draw(view, seat);
    }

    private void draw() {
        if (carers.isMine(circle) || carers.saidBefore(circle)) {
            draw(carers.mine(circle), circles.seat(circle));
        } else {
            parts.removeAll(); // the last of what she said before is gone
        }
    }

    private void draw(CarerView view, Seat seat) {
        parts.removeAll();
        if (!view.cares()) {
            parts.add(card(
                    new Paragraph(getTranslation("carer.before")),
                    new Note(Icon.LOCK, getTranslation("carer.private"))));
            parts.add(earlier(view.answers()));
            return;
        }
        parts.add(card(new LoadButtons(this::answer), new Note(Icon.LOCK, getTranslation("carer.private"))));
        suggestions
                .now(circle)
                .ifPresent(found -> parts.add(new SuggestionCard(
                        suggestions, circle, found, stopping.mayAskForHelp(circle), seat, this::sayAndDraw)));
        if (view.asksPerseverance()) {
            parts.add(card(perseverance()));
        }
        parts.add(new RestCard(rests, stopping, circle, seat, says, this::sayAndDraw));
        parts.add(card(rhythm(view.weeks()), new Note(Icon.MAIL, getTranslation("carer.every.how"))));
        parts.add(ownNeed(seat));
        if (!view.answers().isEmpty()) {
            parts.add(earlier(view.answers()));
        }
    }

    private void answer(Load load) {
        carers.answer(circle, Ids.next(), load);
        var heavy = load == Load.HEAVY || load == Load.TOO_HEAVY;
        sayAndDraw(heavy ? "carer.kept.heavy" : "carer.kept");
    }

    private void sayAndDraw(String key) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.CHECK, getTranslation(key)));
        draw();
    }

    private void keep(UUID id, @Nullable PerseveranceTime time) {
        if (time != null) {
            carers.keepsUp(circle, id, time);
            sayAndDraw(time.compareTo(PerseveranceTime.UNDER_THREE_MONTHS) <= 0 ? "carer.kept.heavy" : "carer.kept");
        }
    }

    private Component perseverance() {
        var options = new Options<>(
                        getTranslation("carer.hold"),
                        List.of(PerseveranceTime.values()),
                        time -> getTranslation("carer.hold." + time))
                .asRows();
        var id = Ids.next();
        var keep = Buttons.soft(getTranslation("carer.hold.keep"), () -> keep(id, options.getValue()));
        var both = new Div(options, keep);
        both.addClassName("stack-s");
        return both;
    }

    private Section earlier(List<CarerAnswer> answers) {
        var list = new UnorderedList();
        list.addClassName("carer-earlier");
        answers.forEach(answer -> list.add(line(answer)));
        return card(
                new H2(getTranslation("carer.earlier")), list, Buttons.text(getTranslation("carer.earlier.all"), () -> {
                    carers.forgetAll(circle);
                    sayAndDraw("carer.earlier.gone");
                }));
    }

    private ListItem line(CarerAnswer answer) {
        var words = answer.load()
                .map(load -> getTranslation("carer.load." + load))
                .or(() -> answer.perseverance()
                        .map(time -> getTranslation("carer.earlier.hold", getTranslation("carer.hold." + time))))
                .orElse("");
        var day = says.date(day(answer.at()), getLocale());
        var when = new Span(day);
        when.addClassName("quiet");
        var delete = Buttons.text(getTranslation("carer.earlier.delete"), () -> {
            carers.forget(circle, answer.id());
            sayAndDraw("carer.earlier.gone");
        });
        delete.setAriaLabel(getTranslation("carer.earlier.delete.of", day + ", " + words));
        return new ListItem(new Div(new Span(words), when), delete);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, MovingClock.ZONE);
    }

    private Options<Integer> rhythm(int weeks) {
        var options = new Options<>(
                        getTranslation("carer.every"),
                        CarerService.RHYTHMS,
                        each -> getTranslation("carer.every." + each))
                .asRows();
        options.setValue(weeks);
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                carers.every(circle, change.getValue());
            }
        });
        return options;
    }

    /** She is a resident in her own right too (R-D35): in her own circle she asks, or she begins one. */
    private Component ownNeed(Seat seat) {
        var own = circles.mine().stream()
                .map(one -> circles.seat(one.id()))
                .filter(Seat::isResident)
                .findFirst();
        var way = own.map(one -> CircleAddress.of(one.circle(), "help")).orElse("start");
        return card(
                new H2(getTranslation("carer.own")),
                new Paragraph(getTranslation(own.isPresent() ? "carer.own.ask" : "carer.own.begin")),
                new Link(Icon.HAND, getTranslation(own.isPresent() ? "carer.own.go" : "carer.own.start"), way)
                        .button("line"));
    }

    private static Section card(Component... parts) {
        var card = new Section(parts);
        card.addClassNames("card", "stack");
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("carer.title");
    }
}
