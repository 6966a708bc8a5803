package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Main;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** In place of a page of a circle that its reader is no longer in: says so, and where to go from here. */
public class GonePlace extends Main {
    public GonePlace() {
        add(new EmptyState(
                Icon.CIRCLE.create(),
                getTranslation("circle.gone"),
                getTranslation("circle.gone.how"),
                new Link(Icon.ARROW_LEFT, getTranslation("circle.gone.home"), "").button("line")));
    }
}
