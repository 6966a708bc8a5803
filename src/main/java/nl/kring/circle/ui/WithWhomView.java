package nl.kring.circle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import nl.kring.circle.HelperSessionService;
import nl.kring.identity.ui.LentDevice;
import nl.kring.platform.ui.Buttons;

/** The first page of a resident on somebody else's device: with whom she looks, so that it is marked and the most weighty things wait (R-C19). */
@Route("circle/:circle/with-whom")
@PermitAll
class WithWhomView extends Div implements BeforeEnterObserver, HasDynamicTitle, StandsAlone {
    private final HelperSessionService sessions;
    private final LentDevice device;

    WithWhomView(HelperSessionService sessions, LentDevice device) {
        this.sessions = sessions;
        this.device = device;
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var circle = CircleAddress.circle(event.getRouteParameters());
        removeAll();
        add(
                new H1(getTranslation("helper")),
                new HelperCard(sessions, circle, sessions.helpers(circle)),
                Buttons.line(getTranslation("lent.alone"), () -> {
                    device.alone();
                    UI.getCurrent().navigate(CircleAddress.of(circle, CircleAddress.TIMELINE));
                }));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("helper");
    }
}
