package nl.kring.circle.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
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
import nl.kring.platform.ui.Title;

/** With whom one looks, what is asked aloud, and the yes that is noted. */
class HelperCard extends Section {
    final Options<CirclePerson> who;
    private final Div asked = new Div();
    private final boolean somebody;

    HelperCard(HelperSessionService sessions, CircleId circle, List<CirclePerson> helpers) {
        somebody = !helpers.isEmpty();
        addClassNames("card", "stack");
        who = new Options<>(getTranslation("helper.who"), helpers, CirclePerson::firstName).asRows();
        who.addValueChangeListener(
                chosen -> Optional.ofNullable(chosen.getValue()).ifPresent(helper -> ask(sessions, circle, helper)));
        asked.addClassName("stack");
        asked.getElement().setAttribute("aria-live", "polite");
        var how = new Paragraph(getTranslation("helper.how"));
        var never = new Paragraph(getTranslation("helper.never"));
        never.addClassNames("small", "quiet");
        add(new Title(Tag.H2, getTranslation("helper")), how, never, who, asked);
    }

    boolean hasSomebody() {
        return somebody;
    }

    private void ask(HelperSessionService sessions, CircleId circle, CirclePerson helper) {
        var yes = Buttons.primary(getTranslation("helper.yes"), () -> begin(sessions, circle, helper));
        asked.removeAll();
        asked.add(new Paragraph(getTranslation("helper.ask", helper.firstName())), yes);
    }

    private void begin(HelperSessionService sessions, CircleId circle, CirclePerson helper) {
        try {
            sessions.begin(circle, helper.account());
            getUI().ifPresent(ui -> ui.navigate(CircleAddress.of(circle, CircleAddress.TIMELINE)));
        } catch (Refused refused) {
            asked.removeAll();
            asked.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        }
    }
}
