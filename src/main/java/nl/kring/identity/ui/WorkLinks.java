package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import nl.kring.identity.LinkedWork;
import nl.kring.identity.OidcProvider;
import nl.kring.identity.OidcService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Open;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.PersonLine;

/** Coming in through one's work: what is linked, and the way to link it, for who was proven a moment ago. Not there without a provider. */
class WorkLinks extends Div {
    private final OidcService work;
    private final OpenSessions open;
    private final Runnable changed;

    WorkLinks(OidcService work, OpenSessions open, Runnable changed) {
        this.work = work;
        this.open = open;
        this.changed = changed;
        addClassNames("card", "stack-s");
        var linked = work.mine();
        var linkable = work.linkable();
        add(new H2(getTranslation("device.work")));
        linked.forEach(this::line);
        linkable.forEach(provider -> add(link(provider)));
        setVisible(!linked.isEmpty() || !linkable.isEmpty());
    }

    private Component link(OidcProvider provider) {
        return justProven()
                .<Component>map(me -> to(provider, "device.work.link", () -> means(provider, me)))
                .orElseGet(() -> new Paragraph(getTranslation("device.work.proveFirst", provider.name())));
    }

    private Optional<SignedIn> justProven() {
        return open.here(session()).filter(Open::justProven).map(Open::person);
    }

    /** Asked again at the click: the page may stand open since long before, on a screen that somebody else came to. */
    private void means(OidcProvider provider, SignedIn drawnFor) {
        if (justProven().filter(drawnFor::equals).isEmpty()) {
            throw new Refused("device.work.proveFirst", provider.name());
        }
        OidcDoor.meansToLink(session(), provider, drawnFor);
    }

    private void line(LinkedWork linked) {
        var row = new Div(
                new PersonLine(Icon.KEY.create(), linked.name(), ""),
                Buttons.line(getTranslation("device.passkey.end"), () -> {
                    work.unlink(linked.id());
                    changed.run();
                }));
        row.addClassName("employee");
        add(row);
    }

    /** Sends somebody to a provider, after it was written down why. */
    static Button to(OidcProvider provider, String key, Runnable why) {
        return Buttons.large(Buttons.line(UI.getCurrent().getTranslation(key, provider.name()), () -> {
            why.run();
            UI.getCurrent().getPage().setLocation("/oauth2/authorization/" + provider.id());
        }));
    }

    static HttpSession session() {
        return VaadinServletRequest.getCurrent().getHttpServletRequest().getSession();
    }
}
