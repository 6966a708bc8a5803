package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;

/** Headings that take the focus after an act, so that what came of it is read out. */
class Focused {
    private Focused() {}

    /** A heading of the second level. */
    static class Second extends H2 implements Focusable<H2> {
        Second(String text) {
            super(text);
            setTabIndex(-1);
        }
    }

    /** A heading of the third level. */
    static class Third extends H3 implements Focusable<H3> {
        Third(String text) {
            super(text);
            setTabIndex(-1);
        }
    }
}
