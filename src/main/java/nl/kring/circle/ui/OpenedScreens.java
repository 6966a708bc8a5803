package nl.kring.circle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import nl.kring.circle.ScreenService;
import org.springframework.stereotype.Component;

/**
 * Tells the access log of every page of a circle that was opened, in one place: no page can forget it. What was refused did not
 * open, and a page that cannot be told of is not shown.
 */
@Component
class OpenedScreens implements VaadinServiceInitListener {
    static final String OF_A_CIRCLE = "circle/:" + CircleAddress.PARAMETER + "/";

    private final ScreenService screens;

    OpenedScreens(ScreenService screens) {
        this.screens = screens;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> watch(begun.getUI()));
    }

    private void watch(UI ui) {
        ui.addAfterNavigationListener(this::opened);
    }

    private void opened(AfterNavigationEvent event) {
        var opened = event.getActiveChain().getFirst();
        var page = opened.getClass().getAnnotation(Route.class);
        if (page != null && !(opened instanceof OwnPage) && page.value().startsWith(OF_A_CIRCLE)) {
            screens.opened(CircleAddress.circle(event.getRouteParameters()), screen(page.value()));
        }
    }

    /** {@code circle/:circle/timeline} is {@code TIMELINE} in the log. */
    static String screen(String route) {
        return route.substring(OF_A_CIRCLE.length())
                .split("/")[0]
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
