package nl.kring.representation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.DeedService;
import nl.kring.circle.DeedView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** A decision after the resident's no, with the reason that she reads. */
class DecideSheet extends Sheet {
    final DraftArea reason;
    final Button decide;

    DecideSheet(DeedService deeds, CircleId circle, DeedView deed, String resident) {
        super("");
        reason = new DraftArea("deed:" + deed.id());
        reason.setLabel(getTranslation("deed.reason"));
        decide = Buttons.large(Buttons.primary(getTranslation("deed.decide.yes"), () -> decide(deeds, circle, deed)));
        decide.setDisableOnClick(true);
        title(
                deed.member().isEmpty()
                        ? getTranslation("deed.decide.sure.all")
                        : getTranslation("deed.decide.sure", deed.member()));
        ask(new Paragraph(getTranslation("deed.decide.how", resident)), reason);
        act(decide, new Note(Icon.EYE, getTranslation("deed.reason.how", resident)));
    }

    private void decide(DeedService deeds, CircleId circle, DeedView deed) {
        finish(decide, reason, () -> deeds.decide(circle, deed.id(), reason.getValue()));
    }
}
