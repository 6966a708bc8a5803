package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Main;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** In place of a page of a circle that its reader is no longer in: says so, and where to go from here. */
public class GonePlace extends Main {
    private GonePlace() {
        add(new EmptyState(
                Icon.CIRCLE.create(),
                getTranslation("circle.gone"),
                getTranslation("circle.gone.how"),
                new Link(Icon.ARROW_LEFT, getTranslation("circle.gone.home"), "").button("line")));
    }

    /** Takes the place of all that is in there, once: drawn again at each bell it would say when something happens in that circle. */
    public static <C extends Component & HasComponents> void insteadOf(C page) {
        if (page.getChildren().noneMatch(GonePlace.class::isInstance)) {
            page.removeAll();
            page.add(new GonePlace());
        }
    }
}
