package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The quiet way out: leaves at once for a page that says nothing, and the way back does not lead here. */
@JsModule("./way-out.ts")
public class WayOut extends Composite<Anchor> {
    public WayOut() {
        getContent().setHref("/weg.html");
        getContent().addClassName("exit");
        getContent().getElement().setAttribute("router-ignore", true).setAttribute("data-way-out", true);
        getContent().add(Icon.LEAVE.create(), new Span(getTranslation("frame.exit")));
    }
}
