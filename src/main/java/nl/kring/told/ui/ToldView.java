package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.BesidePeople;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.notify.ui.OnThisDevice;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.OnPaperService;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;

/** "Hoe hoor je iets?": what one taps is so at once, and a sentence says how it is now (R-C9, R-C6). */
@Route("circle/:circle/told")
@PermitAll
class ToldView extends Div implements BeforeEnterObserver, HasDynamicTitle, BesidePeople {
    private static final List<QuietHours> QUIET = List.of(
            QuietHours.ORDINARY,
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0)),
            new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0)),
            QuietHours.NONE);

    final Paragraph now = new Paragraph();
    final Div sent = new Div();
    final OnThisDevice device;
    private final ToldService told;
    private final OnPaperService papers;
    private final CircleService circles;
    private ToldWords.Way way = ToldWords.Way.NONE;
    private CircleId circle = new CircleId(new UUID(0, 0));

    ToldView(ToldService told, OnThisDevice device, OnPaperService papers, CircleService circles) {
        this.told = told;
        this.device = device;
        this.papers = papers;
        this.circles = circles;
        addClassName("stack");
        now.getElement().setAttribute("role", "status");
        now.addClassName("lead");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var how = told.mine(circle);
        removeAll();
        sent.removeAll();
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"))
                        .button("text", "back"),
                new H1(getTranslation("told.title")),
                now,
                card(
                        options(
                                "told.often",
                                List.of(HowOften.values()),
                                how.often(),
                                often -> getTranslation("told.often." + often),
                                ToldHow::with),
                        new Note(Icon.PEOPLE, getTranslation("told.often.how"))),
                card(
                        options(
                                "told.shows",
                                List.of(HowMuch.values()),
                                how.shows(),
                                shows -> getTranslation("told.shows." + shows),
                                ToldHow::with),
                        new Note(Icon.LOCK, getTranslation("told.shows.how"))),
                whole(),
                card(
                        options(
                                "told.quiet",
                                quietHours(how.quiet()),
                                how.quiet(),
                                quiet -> ToldWords.quiet(this, quiet),
                                ToldHow::with),
                        new Note(Icon.CLOCK, getTranslation("told.quiet.how"))),
                card(onPaper(), new Note(Icon.FILE, getTranslation("told.paper.how"))),
                device.on("/" + CircleAddress.of(circle, "told"), this::heardOtherwise),
                told.byMail(circle) ? trial() : wayToMail());
        heardOtherwise();
    }

    private void heardOtherwise() {
        way = ToldWords.Way.of(told, circle);
        say(told.mine(circle));
    }

    /** With the own hours among them, whatever they are. */
    private static List<QuietHours> quietHours(QuietHours own) {
        return Stream.concat(QUIET.stream(), Stream.of(own)).distinct().toList();
    }

    /** Asks how it is before it changes one thing of it: another page may have changed another. */
    private interface Changed<T> {
        ToldHow with(ToldHow how, T chosen);
    }

    private <T> Options<T> options(
            String question, List<T> choices, T chosen, Function<T, String> words, Changed<T> changed) {
        var options = new Options<>(getTranslation(question), choices, words::apply).asRows();
        options.setValue(chosen);
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                var how = changed.with(told.mine(circle), change.getValue());
                told.choose(circle, how);
                say(how);
            }
        });
        return options;
    }

    /** For a resident alone; nothing for all others. */
    private Component whole() {
        return told.whole(circle).<Component>map(this::whole).orElseGet(Div::new);
    }

    private Section whole(boolean said) {
        var options = new Options<>(
                        getTranslation("told.whole"), List.of(false, true), yes -> getTranslation("told.whole." + yes))
                .asRows();
        options.setValue(said);
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                told.sayWhole(circle, change.getValue());
            }
        });
        return card(options, new Note(Icon.LOCK, getTranslation("told.whole.how")));
    }

    private Options<Boolean> onPaper() {
        var me = circles.seat(circle).account();
        var options = new Options<>(
                        getTranslation("told.paper"), List.of(false, true), yes -> getTranslation("told.paper." + yes))
                .asRows();
        options.setValue(papers.mine(circle));
        options.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                papers.hears(circle, me, change.getValue());
                say(told.mine(circle));
            }
        });
        return options;
    }

    private static Section card(Component... parts) {
        var card = new Section(parts);
        card.addClassNames("card", "stack");
        return card;
    }

    private void say(ToldHow how) {
        now.setText(papers.mine(circle) ? getTranslation("told.now.paper") : ToldWords.now(this, how, way));
    }

    private Component wayToMail() {
        return new Link(Icon.FILE, getTranslation("export.title"), CircleAddress.of(circle, "known")).button("line");
    }

    private Section trial() {
        sent.addClassName("stack");
        var button = Buttons.line(getTranslation("told.trial"), this::tryOut);
        return card(new Paragraph(getTranslation("told.trial.how")), Buttons.with(Icon.MAIL, button), sent);
    }

    private void tryOut() {
        told.tryOut(circle);
        sent.removeAll();
        sent.add(new Notice(Notice.Tone.CALM, Icon.CHECK, getTranslation("told.trial.sent")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("told.title");
    }
}
