package nl.kring.identity.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** Who was in on somebody else's device is out of it (R-C19): nothing of anybody is on the screen until it is given back. */
@Route(LentOverView.ROUTE)
@AnonymousAllowed
class LentOverView extends Main implements HasDynamicTitle {
    static final String ROUTE = "klaar";

    LentOverView() {
        addClassName("start");
        add(new EmptyState(
                Icon.CHECK_CIRCLE.create(),
                new H1(getTranslation("lent.over")),
                getTranslation("lent.over.how"),
                new Link(Icon.CHECK, getTranslation("lent.over.goOn"), "").button("primary", "large", "wide")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lent.over");
    }
}
