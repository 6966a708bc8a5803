package nl.kring.start.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;

/** The place of a page where one step stands at a time; what is typed in it stays in the tab until all of it has arrived. */
class Steps extends Div {
    private final Div said = new Div();

    Steps(String name) {
        addClassNames("card", "stack");
        getElement().setAttribute("data-sheet", name);
    }

    /** The next step, which is read out from its heading. */
    void show(Title heading, Component... content) {
        var moved = getComponentCount() > 0;
        removeAll();
        said.removeAll();
        add(heading, said);
        add(content);
        if (moved) {
            heading.focus();
        }
    }

    /** Says something under the heading, calmly and aloud. */
    void say(String key, Object... arguments) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key, arguments)));
    }

    /** Does what was asked; a refusal is said, and what was filled in stays. */
    void attempt(Runnable work) {
        said.removeAll();
        try {
            work.run();
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
        }
    }

    /** All of it has arrived: the tab forgets it. */
    void arrived() {
        getElement().setAttribute("data-sent", true);
    }
}
