package nl.kring.export.ui;

import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.ConsentSubject;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** The second of two taps with which somebody takes back a yes: what follows, and no question why. */
class StopSheet extends Sheet {
    StopSheet(ConsentSubject subject, String child, Runnable stop) {
        super("");
        title(getTranslation("consent.stop.sure." + subject, child));
        ask(
                new Paragraph(getTranslation("consent.stop.how." + subject, child)),
                new Note(Icon.INFO, getTranslation("privacy.withdraw")));
        var yes = Buttons.large(Buttons.primary(getTranslation("consent.stop.yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, stop)) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("consent.stop.no"), this::close));
    }
}
