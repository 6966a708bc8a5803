package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import nl.kring.platform.Refused;

/** The place of a page where one step stands at a time. */
public class Steps extends Div {
    private static final int UNDER_THE_HEADING = 1;

    private final Div said = new Div();

    public Steps() {
        addClassNames("card", "stack");
    }

    /** What is typed in it stays in the tab, under names that begin with this one, until all of it has arrived. */
    public Steps(String name) {
        this();
        getElement().setAttribute("data-sheet", name);
    }

    /** The next step, which is read out from its heading; the first is read with the whole page. */
    public void show(Title heading, Component... content) {
        removeAll();
        add(heading);
        add(content);
        if (isAttached()) {
            heading.focus();
        }
    }

    /** Says something under the heading, calmly and aloud. */
    public void say(String key, Object... arguments) {
        said.removeAll();
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key, arguments)));
        addComponentAtIndex(UNDER_THE_HEADING, said);
    }

    /** Does what was asked; a refusal is said, and what was filled in stays. */
    public void attempt(Runnable work) {
        said.removeFromParent();
        try {
            work.run();
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
        }
    }

    /** All of it has arrived: the tab forgets it. */
    public void arrived() {
        getElement().setAttribute("data-sent", true);
    }
}
