package nl.kring.start.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.H1;

/** The heading of a step: it takes the focus when the step changes, so that it is read out. */
class Heading extends H1 implements Focusable<H1> {
    Heading(String text) {
        super(text);
        setTabIndex(-1);
    }
}
