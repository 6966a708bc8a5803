package nl.kring.start.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.GivenYes;
import nl.kring.circle.YesHeard.How;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.start.Asked;
import nl.kring.start.WitnessDoor;
import nl.kring.start.WitnessDoor.Looked;

/** Where a helper or a witness writes down what a resident answered; who it was, how and when stays with the yes. */
@Route("start/getuige")
@PermitAll
class WitnessView extends Main implements HasDynamicTitle {
    final TextField code = Fields.kept("getuige:code", Fields.text(getTranslation("start.card.code"), 20));
    final Input day = new Input();
    private final Steps steps = new Steps("getuige");
    private final WitnessDoor door;

    WitnessView(WitnessDoor door, LanguageLinks languages) {
        this.door = door;
        addClassName("start");
        day.setType("date");
        add(new Link(Icon.ARROW_LEFT, getTranslation("app.title"), "").button("text"), steps, languages);
        askCode();
    }

    private void askCode() {
        var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), this::look));
        go.addClickShortcut(Key.ENTER).listenOn(code);
        steps.show(
                new Title(Tag.H1, getTranslation("witness.title")),
                new Paragraph(getTranslation("witness.how")),
                code,
                go);
    }

    private void look() {
        switch (door.look(code.getValue(), Arriving.remote())) {
            case Looked.Found found -> ask(code.getValue(), found);
            case Looked.Wrong _ -> Fields.wrong(code, true, getTranslation("start.card.wrong"));
            case Looked.Paused _ -> Fields.wrong(code, true, getTranslation("start.card.paused"));
        }
    }

    private void ask(String given, Looked.Found found) {
        var asked = found.asked();
        var ways = found.mayWitness() ? List.of(How.PRESENT, How.PAPER, How.PHONE) : List.of(How.PHONE);
        var how = new Options<>(getTranslation("witness.way"), ways, way -> getTranslation("witness.way." + way.name()))
                .asRows();
        var seen = field();
        seen.setVisible(false);
        how.addValueChangeListener(change -> seen.setVisible(change.getValue() == How.PAPER));
        var questions = new Questions(true, false);
        steps.show(
                new Title(Tag.H1, getTranslation("witness.ask", asked.resident())),
                new Paragraph(getTranslation("witness.aloud", asked.starter())),
                how,
                seen,
                questions,
                Buttons.large(Buttons.primary(
                        getTranslation("witness.yes", asked.resident()),
                        () -> steps.attempt(() -> yes(given, asked, how, questions)))),
                Buttons.large(Buttons.line(getTranslation("witness.no", asked.resident()), () -> sure(given, asked))));
    }

    private void sure(String given, Asked asked) {
        steps.show(
                new Title(Tag.H1, getTranslation("witness.no.sure", asked.resident())),
                new Paragraph(getTranslation("behalf.no.how")),
                Buttons.large(Buttons.primary(
                        getTranslation("behalf.no.yes"),
                        () -> steps.attempt(() -> {
                            door.no(given);
                            done("witness.no.done", "witness.no.done.how");
                        }))),
                Buttons.large(Buttons.line(getTranslation("witness.no.back"), this::look)));
    }

    private NativeLabel field() {
        var label = new NativeLabel();
        label.add(new Span(getTranslation("witness.day")), day);
        label.addClassName("field");
        return label;
    }

    private void yes(String given, Asked asked, Options<How> how, Questions questions) {
        var way = Optional.ofNullable(how.getValue()).orElseThrow(() -> new Refused("start.all"));
        var answers = questions.answers();
        door.yes(given, GivenYes.asked(answers.health(), Optional.empty(), getLocale()), way, seenOn());
        done("witness.yes.done", "witness.yes.done.how");
    }

    private Optional<LocalDate> seenOn() {
        try {
            return Optional.of(LocalDate.parse(day.getValue()));
        } catch (DateTimeException nothing) {
            return Optional.empty();
        }
    }

    private void done(String key, String how) {
        steps.arrived();
        steps.show(new Title(Tag.H1, getTranslation(key)), new Paragraph(getTranslation(how)), new Div());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("witness.title");
    }
}
