package nl.kring.export.ui;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.stream.Collectors;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Topic;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** Who will read what came along about a topic, before it is so. The first of the readers is the resident herself. */
class ShareSheet extends Sheet {
    ShareSheet(Topic topic, List<CirclePerson> readers, Runnable share) {
        super("");
        title(getTranslation("bring.share.sure", getTranslation("topic." + topic)));
        var others = readers.stream().skip(1).map(CirclePerson::firstName).collect(Collectors.joining(", "));
        ask(
                new Paragraph(
                        others.isEmpty()
                                ? getTranslation("bring.share.nobody")
                                : getTranslation("bring.share.who", others)),
                new Note(Icon.INFO, getTranslation("bring.share.later")));
        var yes = Buttons.large(Buttons.primary(getTranslation("bring.share.yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, share)) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("bring.no"), this::close));
    }
}
