package nl.kring.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import java.io.Serializable;
import java.util.Locale;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Texts;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/** Lets somebody in from a page, and goes on to the address that was asked for, or home. */
@Component
public class Arriving {
    /** The parameter of a link that says in which language it was given. */
    public static final String LANGUAGE = "taal";

    private final Door door;
    private final VaadinDefaultRequestCache asked;

    Arriving(Door door, VaadinDefaultRequestCache asked) {
        this.door = door;
        this.asked = asked;
    }

    /** Lets somebody in and goes to an address within Kring, whatever was asked for before. */
    public void arrive(SignedIn person, UI ui, String path) {
        door.letIn(
                person,
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
        ui.getPage().setLocation("/" + path);
    }

    /** Ends the visit of who is signed in here, on this device too, and goes on as nobody to an address within Kring. */
    public void leave(UI ui, String path) {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var response = VaadinServletResponse.getCurrent().getHttpServletResponse();
        ui.getPage().setLocation(path);
        door.forget(request, response);
        new SecurityContextLogoutHandler().logout(request, response, null);
    }

    /** From now on this visit speaks this language. */
    public static void speak(Locale language) {
        VaadinSession.getCurrent().setAttribute(Locale.class, language);
    }

    /** A link that was given may know the language ("taal"); then the page comes again in it, without. */
    public static boolean speaksFirst(BeforeEnterEvent event) {
        var language = event.getLocation().getQueryParameters().getSingleParameter(LANGUAGE);
        language.flatMap(asked -> Texts.LANGUAGES.stream()
                        .filter(known -> known.getLanguage().equals(asked))
                        .findFirst())
                .ifPresent(Arriving::speak);
        language.ifPresent(_ ->
                event.getUI().getPage().setLocation("/" + event.getLocation().getPath()));
        return language.isPresent();
    }

    /** Who comes in next in this visit goes to this address within Kring. */
    public static void thenTo(String path) {
        VaadinSession.getCurrent().setAttribute(Then.class, new Then(path));
    }

    private record Then(String path) implements Serializable {}

    void arrive(SignedIn person, UI ui) {
        arrive(person, false, ui);
    }

    /** On a lent device its visit ends with this, and another begins. */
    void arrive(SignedIn person, boolean lent, UI ui) {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var response = VaadinServletResponse.getCurrent().getHttpServletResponse();
        var saved = asked.getRequest(request, response);
        ui.getPage().setLocation(saved == null ? then() : saved.getRedirectUrl());
        door.letIn(person, lent, request, response);
    }

    private static String then() {
        var session = VaadinSession.getCurrent();
        var then = session.getAttribute(Then.class);
        session.setAttribute(Then.class, null);
        return then == null ? "/" : "/" + then.path();
    }

    public static String browser() {
        return Cookies.BROWSER
                .of(VaadinServletRequest.getCurrent().getHttpServletRequest())
                .orElse("");
    }

    public static String remote() {
        return VaadinServletRequest.getCurrent().getHttpServletRequest().getRemoteAddr();
    }
}
