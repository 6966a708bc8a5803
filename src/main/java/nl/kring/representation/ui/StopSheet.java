package nl.kring.representation.ui;

import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleView;
import nl.kring.circle.SpeakerView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.representation.RepresentationService;

/** Asks once more before somebody speaks for nobody any more. */
class StopSheet extends Sheet {
    StopSheet(RepresentationService representations, CircleView circle, SpeakerView speaker) {
        super("");
        var name = speaker.person().firstName();
        title(getTranslation(
                "speaks.stop.sure", name, circle.nameOf(speaker.resident()).orElse("")));
        ask(new Paragraph(getTranslation("speaks.stop.how", name)));
        act(
                Buttons.large(Buttons.primary(getTranslation("speaks.stop.yes"), () -> {
                    representations.stop(circle.id(), speaker.id());
                    close();
                })),
                Buttons.text(getTranslation("speaks.stop.no"), this::close));
    }
}
