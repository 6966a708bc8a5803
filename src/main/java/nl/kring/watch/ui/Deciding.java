package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ConsultationService.Together;
import nl.kring.watch.ConsultationView;

/** What is decided together on the page of an alert (R-D15): the questions, and the way to ask one. */
class Deciding {
    final Part questions = new Part();
    final Part begin = new Part();
    private final ConsultationService consultations;
    private final AlertSheets sheets;
    private final Says says;
    private final Clock clock;

    Deciding(ConsultationService consultations, AlertSheets sheets, Says says, Clock clock) {
        this.consultations = consultations;
        this.sheets = sheets;
        this.says = says;
        this.clock = clock;
    }

    void show(AlertView alert, Together together) {
        questions.show(
                List.of(
                        alert.id(),
                        together.all(),
                        alert.resident(),
                        alert.mine(),
                        alert.agreed(),
                        alert.isClosed(),
                        says.today()),
                () -> together.all().stream().map(question -> card(alert, question, together.own())));
        begin.show(
                List.of(alert.id(), together.asks()), () -> together.asks().map(stays -> ask(alert, stays)).stream());
    }

    private Button ask(AlertView alert, Duration stays) {
        return Buttons.opens(
                AskTogetherSheet.name(alert.id()),
                Buttons.large(Buttons.with(
                        Icon.PEOPLE,
                        Buttons.line(
                                begin.getTranslation("consult"),
                                () -> sheets.open(new AskTogetherSheet(
                                        consultations,
                                        says,
                                        sheets.circle(),
                                        alert.id(),
                                        clock.instant().plus(stays)))))));
    }

    private ConsultationCard card(AlertView alert, ConsultationView question, boolean own) {
        var speak = Optional.of(question)
                .filter(ConsultationView::maySay)
                .filter(open -> open.own().isEmpty())
                .map(open -> act(alert, "consult.say", () -> speak(alert, open)));
        var card = new ConsultationCard(says, alert.resident(), question, speak);
        if (question.goesToMunicipality()) {
            card.add(toMunicipality(alert, own));
        }
        var acts = new Div(acts(alert, question).toArray(Component[]::new));
        acts.addClassName("stack-s");
        acts.setVisible(acts.getComponentCount() > 0);
        card.add(acts);
        return card;
    }

    private List<Component> acts(AlertView alert, ConsultationView question) {
        var acts = Stream.<Component>builder();
        if (question.maySay() && question.own().isPresent()) {
            acts.add(Buttons.large(Buttons.line(say("consult.say.other"), () -> speak(alert, question))));
        }
        if (question.mayConclude()) {
            Runnable write = () -> sheets.open(new OutcomeSheet(consultations, sheets.circle(), question));
            acts.add(
                    question.maySay()
                            ? Buttons.large(Buttons.line(say("consult.outcome.write"), write))
                            : act(alert, "consult.outcome.write", write));
        }
        question.outcome()
                .filter(_ -> alert.mine() && !alert.isClosed())
                .filter(became -> alert.agreed()
                        .filter(agreed -> agreed.what().equals(became.words()))
                        .isEmpty())
                .map(became -> Buttons.large(Buttons.line(
                        say("consult.agree"),
                        () -> sheets.open(new AgreeSheet(
                                sheets.alerts(),
                                clock,
                                sheets.circle(),
                                alert,
                                "agree:" + question.id(),
                                became.words())))))
                .ifPresent(acts::add);
        return acts.build().toList();
    }

    /** The one thing that is asked now, unless the alert itself asks something of the reader. */
    private Button act(AlertView alert, String key, Runnable act) {
        return Buttons.large(
                alert.mayClaim() || alert.mine() ? Buttons.line(say(key), act) : Buttons.primary(say(key), act));
    }

    private void speak(AlertView alert, ConsultationView question) {
        sheets.open(new VoiceSheet(consultations, sheets.circle(), alert.resident(), question));
    }

    private Div toMunicipality(AlertView alert, boolean own) {
        var name = alert.resident().firstName();
        var way = new Div(
                new Paragraph(own ? say("consult.help.own") : questions.getTranslation("consult.help.of", name)),
                new Link(Icon.CHEVRON_RIGHT, say("consult.help"), CircleAddress.of(sheets.circle(), "help"))
                        .button("line", "wide"));
        way.addClassName("stack-s");
        return way;
    }

    private String say(String key) {
        return questions.getTranslation(key);
    }
}
