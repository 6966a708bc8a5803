package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;

/** What the reader was asked to do, and her own yes or no to it (R-D12). */
class WantedAnswers extends Composite<Div> {
    final Button yes;
    final Button no;
    private final Div said = new Div();
    private final AlertSheets sheets;
    private final AlertView alert;
    private final UUID asked;

    WantedAnswers(AlertSheets sheets, Says says, AlertView alert, AlertView.Wanted wanted) {
        this.sheets = sheets;
        this.alert = alert;
        asked = wanted.id();
        var words = new AlertWords(this, at -> says.moment(at, getLocale()), alert);
        yes = Buttons.large(Buttons.primary(getTranslation("alert.wanted.yes"), () -> answer(true)));
        no = Buttons.large(Buttons.line(getTranslation("alert.wanted.no"), () -> answer(false)));
        Stream.of(yes, no).forEach(button -> {
            button.setDisableOnClick(true);
            Buttons.needsConnection(button);
        });
        getContent().addClassName("answer-acts");
        getContent()
                .getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("alert.wanted.answer"));
        getContent().add(new Paragraph(words.wanted(wanted)), said, yes, no);
    }

    private void answer(boolean does) {
        try {
            sheets.actions().answer(sheets.circle(), alert.id(), asked, does);
            sheets.title().focus();
        } catch (Refused refused) {
            said.removeAll();
            said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        }
    }
}
