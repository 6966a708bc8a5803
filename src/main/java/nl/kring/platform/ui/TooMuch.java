package nl.kring.platform.ui;

import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.StreamRequestHandler;
import java.io.IOException;
import nl.kring.platform.Texts;
import org.springframework.stereotype.Component;

/**
 * More than any page of Kring sends is not read, and the page says so. Vaadin's own limit ({@code vaadin.max-request-body-size})
 * answers 413, which its client takes for a lost connection and tries for ever; it stays for requests that hide their length.
 */
@Component
class TooMuch implements VaadinServiceInitListener, RequestHandler {
    static final long BYTES = 1_000_000;

    private final Languages languages;

    TooMuch(Languages languages) {
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addRequestHandler(this);
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (request.getContentLengthLong() <= BYTES || isFile(request)) {
            return false;
        }
        var language = languages.of(request);
        response.setContentType("application/json; charset=UTF-8");
        response.getWriter()
                .write(VaadinService.createCriticalNotificationJSON(
                        Texts.of(language, "error.tooMuch"), Texts.of(language, "error.tooMuch.how"), null, null));
        return true;
    }

    /** A file goes to who asked for it, by an address with a secret; that one reads no more than it said it would. */
    private static boolean isFile(VaadinRequest request) {
        var path = request.getPathInfo();
        return path != null && path.startsWith("/" + StreamRequestHandler.DYN_RES_PREFIX);
    }
}
