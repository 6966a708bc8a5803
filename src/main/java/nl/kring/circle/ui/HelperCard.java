package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.HelperSessionService;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Options;

/** With whom one looks, what is asked aloud, and the yes that is noted. */
class HelperCard extends Div {
    private final Div asked = new Div();
    private final HelperSessionService sessions;
    private final CircleId circle;

    HelperCard(HelperSessionService sessions, CircleId circle, List<CirclePerson> helpers) {
        this.sessions = sessions;
        this.circle = circle;
        addClassName("stack");
        var who = new Options<>(getTranslation("helper.who"), helpers, CirclePerson::firstName).asRows();
        who.addValueChangeListener(
                chosen -> Optional.ofNullable(chosen.getValue()).ifPresent(this::ask));
        asked.addClassName("stack");
        asked.getElement().setAttribute("aria-live", "polite");
        var how = new Paragraph(getTranslation("helper.how"));
        var never = new Paragraph(getTranslation("helper.never"));
        never.addClassNames("small", "quiet");
        add(how, never, who, asked);
    }

    private void ask(CirclePerson helper) {
        var yes = Buttons.primary(getTranslation("helper.yes"), () -> begin(helper));
        asked.removeAll();
        asked.add(new Paragraph(getTranslation("helper.ask", helper.firstName())), yes);
    }

    private void begin(CirclePerson helper) {
        try {
            sessions.begin(circle, helper.account());
            getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, CircleAddress.TIMELINE)));
        } catch (Refused refused) {
            asked.removeAll();
            asked.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        }
    }
}
