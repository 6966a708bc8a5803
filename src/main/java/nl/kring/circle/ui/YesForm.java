package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.circle.GivenYes;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;

/** The two questions that belong to a yes, with nothing filled in, and the yes. */
class YesForm extends Div {
    final Pick keep = new Pick(getTranslation("circle.begin.keep"));
    final Options<Boolean> health = new Options<>(
                    getTranslation("circle.begin.health"),
                    List.of(true, false),
                    yes -> getTranslation("circle.begin.health." + yes))
            .asRows();
    final Options<Boolean> messages = new Options<>(
                    getTranslation("circle.begin.messages"),
                    List.of(true, false),
                    yes -> getTranslation("circle.begin.messages." + yes))
            .asRows();
    private final Paragraph about = new Paragraph(getTranslation("circle.begin.health.how"));
    private final Div said = new Div();
    private final Button go;

    YesForm(Consumer<GivenYes> heard) {
        this("circle.begin.yes", "circle.begin.later", heard);
    }

    /** The same questions to another yes: the words of its button, and what it says of not knowing yet. */
    YesForm(String yes, String later, Consumer<GivenYes> heard) {
        addClassNames("card", "stack");
        go = Buttons.large(Buttons.primary(getTranslation(yes), () -> give(heard)));
        go.setDisableOnClick(true);
        add(
                keep,
                health,
                about,
                messages,
                new Paragraph(getTranslation("home.notwatching")),
                said,
                go,
                new Paragraph(getTranslation(later)));
    }

    /** Asked of who came in just now, when nothing is written yet; not of who gets messages already. */
    void askAboutMessages(boolean ask) {
        messages.setVisible(ask);
        about.setVisible(!ask);
    }

    private void give(Consumer<GivenYes> heard) {
        var answer = health.getValue();
        var told = Optional.ofNullable(messages.getValue());
        if (keep.getValue() && answer != null && (told.isPresent() || !messages.isVisible())) {
            heard.accept(new GivenYes(answer, told, getLocale(), false));
            return;
        }
        say("circle.begin.both");
    }

    /** Says something above the button, which works again. */
    void say(String key) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key)));
        go.setEnabled(true);
    }
}
