package nl.kring.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** What goes wrong behind a click is said on the page that it happened on. */
@Component
class Errors implements VaadinServiceInitListener {
    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new Heard()));
    }

    private static class Heard extends DefaultErrorHandler implements ErrorHandler {
        @Override
        public void error(ErrorEvent event) {
            var what = findRelevantThrowable(event.getThrowable());
            if (!shouldHandle(what)) {
                return;
            }
            var screen = UI.getCurrent();
            if (screen == null) {
                Failure.logged(what);
            } else {
                Sorry.about(what, screen);
            }
        }
    }
}
