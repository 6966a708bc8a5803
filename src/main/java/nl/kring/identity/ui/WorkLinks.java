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
import nl.kring.identity.ui.OpenSessions.Open;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.PersonLine;

/** Coming in through one's work: what is linked, and the way to link it, for who was proven a moment ago. Not there without a provider. */
class WorkLinks extends Div {
    private final OidcService work;
    private final Runnable changed;

    WorkLinks(OidcService work, Optional<Open> here, Runnable changed) {
        this.work = work;
        this.changed = changed;
        addClassNames("card", "stack-s");
        var linked = work.mine();
        var linkable = work.linkable();
        add(new H2(getTranslation("device.work")));
        linked.forEach(this::line);
        linkable.forEach(provider -> add(link(provider, here)));
        setVisible(!linked.isEmpty() || !linkable.isEmpty());
    }

    private Component link(OidcProvider provider, Optional<Open> here) {
        return here.filter(Open::justProven)
                .<Component>map(open -> to(
                        provider, "device.work.link", () -> OidcDoor.meansToLink(session(), provider, open.person())))
                .orElseGet(() -> new Paragraph(getTranslation("device.work.proveFirst", provider.name())));
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
