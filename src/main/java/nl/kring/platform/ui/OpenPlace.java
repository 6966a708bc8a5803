package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A dashed ring: a place where someone is still wanted. */
public class OpenPlace extends Composite<Span> {
    public OpenPlace(Icon icon, Face.Size size) {
        getContent().addClassNames("face", "open-place", "face-" + size.name().toLowerCase(Locale.ROOT));
        getContent().getElement().setAttribute("aria-hidden", "true");
        getContent().add(icon.create());
    }
}
