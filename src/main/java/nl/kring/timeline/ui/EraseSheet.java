package nl.kring.timeline.ui;

import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.PostView;

/** The second of two taps: what becomes of a post that is taken away, before it is. */
class EraseSheet extends Sheet {
    EraseSheet(ErasingService erasing, CircleId circle, PostView post) {
        super("");
        title(getTranslation("timeline.erase.sure"));
        ask(new Paragraph(post.text()), new Paragraph(getTranslation("timeline.erase.how")));
        var yes = Buttons.large(Buttons.primary(getTranslation("timeline.erase.yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> erasing.erase(circle, post.id()))) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("timeline.erase.no"), this::close));
    }
}
