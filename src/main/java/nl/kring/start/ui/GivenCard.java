package nl.kring.start.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.start.CardSeen;

/** Who gave the card, or the place to type its code; one may start without a card too. */
class GivenCard extends Div {
    final TextField code = Fields.kept("start:card", Fields.text(getTranslation("start.card"), 20));

    GivenCard(Optional<CardSeen> seen, Consumer<String> typed) {
        addClassName("stack-s");
        switch (seen.orElse(null)) {
            case CardSeen.Valid valid -> {
                var giver = new Paragraph(getTranslation("start.card.from", valid.giver(), valid.organisation()));
                giver.addClassName("giver");
                add(giver, new Paragraph(getTranslation("start.card.nothing")));
            }
            case CardSeen.Direct direct -> {
                var giver = new Paragraph(getTranslation("start.link.from", direct.giver(), direct.organisation()));
                giver.addClassName("giver");
                add(giver, new Paragraph(getTranslation("start.link.kept")));
            }
            case CardSeen.NoLink gone
            when gone.used() -> {
                say("start.link.used");
                add(new Link(Icon.ARROW_RIGHT, getTranslation("start.link.used.in"), "inloggen").button("line"));
            }
            case CardSeen.NoLink _ -> say("start.link.gone");
            case CardSeen.Expired _ -> say("start.card.expired");
            case CardSeen.Used _ -> say("start.card.used");
            case CardSeen.Wrong _ -> say("start.card.wrong");
            case CardSeen.Paused _ -> say("start.card.paused");
            case null -> ask(typed);
        }
        if (seen.filter(CardSeen.Wrong.class::isInstance).isPresent()) {
            ask(typed);
        }
    }

    private void say(String key) {
        add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key)));
    }

    private void ask(Consumer<String> typed) {
        code.setHelperText(getTranslation("start.card.how"));
        code.getElement().setAttribute("autocapitalize", "characters");
        var use = Buttons.line(getTranslation("start.card.use"), () -> use(typed));
        use.addClickShortcut(Key.ENTER).listenOn(code);
        add(code, use);
    }

    private void use(Consumer<String> typed) {
        var written = code.getValue().replaceAll("[^A-Za-z0-9-]", "");
        if (!Fields.wrong(code, written.isEmpty(), getTranslation("start.card.wrong"))) {
            typed.accept(written);
        }
    }
}
