package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.HtmlContainer;

/** A heading that takes the focus after an act, so that what came of it is read out. */
class Focused {
    private Focused() {}

    static <T extends HtmlContainer> T may(T heading) {
        heading.getElement().setAttribute("tabindex", "-1");
        return heading;
    }

    static void now(HtmlContainer heading) {
        heading.getElement().executeJs("this.focus()");
    }
}
