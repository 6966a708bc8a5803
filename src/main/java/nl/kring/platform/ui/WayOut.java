package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The quiet way out: leaves at once for a page that says nothing, and the way back does not lead here. */
public class WayOut extends Composite<Anchor> {
    public WayOut() {
        getContent().setHref("/weg");
        getContent().addClassName("exit");
        getContent().getElement().setAttribute("router-ignore", true).setAttribute("data-way-out", true);
        getContent().add(Icon.LEAVE.create(), new Span(getTranslation("frame.exit")));
    }
}
