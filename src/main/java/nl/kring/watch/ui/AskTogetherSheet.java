package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertId;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.NewConsultation;

/** A question to decide on together, and what there is to choose from (R-D15). */
class AskTogetherSheet extends Sheet {
    private static final int AT_FIRST = 2;
    final DraftArea question;
    final List<TextField> options;
    final Button more;
    final Pick municipality;
    final Button ask;
    private final ConsultationService consultations;
    private final CircleId circle;
    private final AlertId alert;

    AskTogetherSheet(ConsultationService consultations, Says says, CircleId circle, AlertId alert, Instant closes) {
        super("");
        this.consultations = consultations;
        this.circle = circle;
        this.alert = alert;
        named(name(alert));
        question = new DraftArea(draft() + ":question");
        question.setLabel(getTranslation("consult.question"));
        options = IntStream.rangeClosed(1, NewConsultation.MOST)
                .mapToObj(this::option)
                .toList();
        more = Buttons.with(Icon.PLUS, Buttons.text(getTranslation("consult.more"), this::more));
        municipality = new Pick(getTranslation("consult.municipality")).draft(name(alert) + ":municipality");
        var nothing = new Paragraph(getTranslation("consult.municipality.how"));
        nothing.addClassNames("small", "quiet");
        ask = Buttons.large(Buttons.primary(getTranslation("consult.ask"), this::ask));
        ask.setDisableOnClick(true);
        title(getTranslation("consult"));
        ask(new Paragraph(getTranslation("consult.how")), question);
        options.forEach(this::ask);
        ask(
                more,
                municipality,
                nothing,
                new Note(Icon.CLOCK, getTranslation("consult.until", Moments.said(says, closes, getLocale()))));
        act(ask);
    }

    static String name(AlertId alert) {
        return "consult-" + alert.value();
    }

    /** Not the name of the sheet: what was written stays in the tab when it is closed, until it has arrived. */
    private String draft() {
        return "ask-together:" + alert.value();
    }

    private TextField option(int number) {
        var field = Fields.kept(
                draft() + ":option" + number,
                Fields.text(getTranslation("consult.option", number), NewConsultation.LONGEST_OPTION));
        field.setVisible(number <= AT_FIRST);
        return field;
    }

    private void more() {
        options.stream().filter(field -> !field.isVisible()).findFirst().ifPresent(field -> {
            field.setVisible(true);
            field.focus();
        });
        more.setVisible(options.stream().anyMatch(field -> !field.isVisible()));
    }

    private void ask() {
        var asked = attempt(
                ask,
                () -> consultations.ask(
                        circle,
                        alert,
                        new NewConsultation(
                                command(),
                                question.getValue(),
                                options.stream().map(TextField::getValue).toList(),
                                municipality.getValue())));
        if (asked) {
            arrived();
            ask.getElement().setAttribute("data-sent", draft());
            close();
        }
    }
}
