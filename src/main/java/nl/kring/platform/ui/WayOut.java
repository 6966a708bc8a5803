package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The quiet way out: leaves at once for a page that says nothing, and the way back does not lead here. */
public class WayOut extends Composite<WayOut.Leaving> {
    public WayOut() {
        getContent().add(Icon.LEAVE.create(), new Span(getTranslation("frame.exit")));
    }

    @Tag("a")
    @JsModule("./way-out.ts")
    static class Leaving extends Anchor {
        Leaving() {
            setHref("/weg.html");
            addClassName("exit");
            getElement().setAttribute("router-ignore", true);
            getElement().setAttribute("data-way-out", true);
        }
    }
}
