package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ConsultationView;
import nl.kring.watch.ConsultationView.Choice;

/** What one says to a question, with one line why. */
class VoiceSheet extends Sheet {
    final Options<Choice> choice;
    final DraftArea why;
    final Button say;
    private final ConsultationService consultations;
    private final CircleId circle;
    private final ConsultationView question;

    VoiceSheet(ConsultationService consultations, CircleId circle, CirclePerson resident, ConsultationView question) {
        super("");
        this.consultations = consultations;
        this.circle = circle;
        this.question = question;
        choice = new Options<>(
                        getTranslation("consult.choose"),
                        question.choices(),
                        each -> ConsultationCard.words(this, each))
                .asRows();
        why = new DraftArea("voice:" + question.id());
        why.setLabel(getTranslation("consult.why"));
        question.own().ifPresent(said -> {
            choice.setValue(said.choice());
            why.setValue(said.why());
        });
        say = Buttons.large(Buttons.primary(getTranslation("consult.say.done"), this::say));
        say.setDisableOnClick(true);
        title(question.question());
        hers(resident).ifPresent(this::ask);
        ask(choice, why);
        act(say);
    }

    /** What the resident said, before one says something oneself. */
    private Optional<PersonLine> hers(CirclePerson resident) {
        return question.voices().stream()
                .filter(voice -> voice.resident() && !voice.mine())
                .findFirst()
                .map(voice -> new PersonLine(
                        new Face(resident.firstName(), resident.face(), Face.Size.M),
                        getTranslation(
                                "consult.hers", resident.firstName(), ConsultationCard.words(this, voice.choice())),
                        voice.why().isEmpty() ? "" : getTranslation("alert.quote", voice.why())));
    }

    private void say() {
        finish(say, why, () -> {
            var chosen = choice.getValue();
            if (chosen == null) {
                throw new Refused("consult.choose.one");
            }
            consultations.say(circle, question.id(), chosen.number(), why.getValue());
        });
    }
}
