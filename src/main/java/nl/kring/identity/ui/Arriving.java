package nl.kring.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import nl.kring.identity.SignedIn;
import org.springframework.stereotype.Component;

/** Lets somebody in from a page, and goes on to the address that was asked for, or home. */
@Component
class Arriving {
    private final Door door;
    private final VaadinDefaultRequestCache asked;

    Arriving(Door door, VaadinDefaultRequestCache asked) {
        this.door = door;
        this.asked = asked;
    }

    void arrive(SignedIn person, UI ui) {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var response = VaadinServletResponse.getCurrent().getHttpServletResponse();
        var saved = asked.getRequest(request, response);
        door.letIn(person, request, response);
        ui.getPage().setLocation(saved == null ? "/" : saved.getRedirectUrl());
    }

    /** Lets somebody in whose way begins at one page. */
    void arriveAt(String path, SignedIn person, UI ui) {
        door.letIn(
                person,
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
        ui.getPage().setLocation("/" + path);
    }

    static String browser() {
        return Cookies.BROWSER
                .of(VaadinServletRequest.getCurrent().getHttpServletRequest())
                .orElse("");
    }

    static String remote() {
        return VaadinServletRequest.getCurrent().getHttpServletRequest().getRemoteAddr();
    }
}
