package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.ConsultationView;
import nl.kring.watch.ConsultationView.Choice;

/** What it became, in words; they begin with what was chosen. */
class OutcomeSheet extends Sheet {
    final Options<Optional<Choice>> choice;
    final DraftArea what;
    final Button done;
    private final ConsultationService consultations;
    private final CircleId circle;
    private final ConsultationView question;

    OutcomeSheet(ConsultationService consultations, CircleId circle, ConsultationView question) {
        super("");
        this.consultations = consultations;
        this.circle = circle;
        this.question = question;
        choice = new Options<>(
                        getTranslation("consult.outcome.which"),
                        Stream.concat(
                                        question.choices().stream().map(Optional::of),
                                        Stream.of(Optional.<Choice>empty()))
                                .toList(),
                        each -> each.map(one -> ConsultationCard.words(this, one))
                                .orElseGet(() -> getTranslation("consult.outcome.other")))
                .asRows();
        what = new DraftArea("outcome:" + question.id());
        what.setLabel(getTranslation("consult.outcome.what"));
        choice.addValueChangeListener(_ -> begin());
        done = Buttons.large(Buttons.primary(getTranslation("consult.outcome.done"), this::conclude));
        done.setDisableOnClick(true);
        title(getTranslation("consult.outcome.write"));
        ask(choice, what);
        act(done);
    }

    /** What somebody wrote is never written over. */
    private void begin() {
        var written = what.getValue();
        if (written.isBlank()
                || question.choices().stream()
                        .anyMatch(each -> ConsultationCard.words(this, each).equals(written))) {
            what.setValue(chosen().map(one -> ConsultationCard.words(this, one)).orElse(""));
        }
    }

    private Optional<Choice> chosen() {
        return Objects.requireNonNullElse(choice.getValue(), Optional.empty());
    }

    private void conclude() {
        finish(
                done,
                what,
                () -> consultations.conclude(circle, question.id(), chosen().map(Choice::number), what.getValue()));
    }
}
