package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import nl.kring.circle.CircleService;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** Looking together is over: nothing of the circle is on the screen until it is back with whom it belongs to (R-C19). */
@Route("circle/:circle/given-back")
@PermitAll
class GiveBackView extends Div implements BeforeEnterObserver, HasDynamicTitle, StandsAlone {
    private final CircleService circles;

    GiveBackView(CircleService circles) {
        this.circles = circles;
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        var seat = circles.seat(circle);
        // hers alone, also where others live there too
        var name = circles.view(circle).nameOf(seat.account()).orElse(seat.ownerName());
        removeAll();
        add(new EmptyState(
                Icon.CHECK_CIRCLE.create(),
                new H1(getTranslation("helper.over")),
                getTranslation("helper.over.how", name),
                new Link(Icon.CHECK, getTranslation("helper.over.goOn", name), CircleAddress.of(circle, "timeline"))
                        .button("primary", "large", "wide")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("helper.over");
    }
}
