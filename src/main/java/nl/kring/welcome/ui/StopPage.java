package nl.kring.welcome.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Title;
import nl.kring.welcome.WelcomeDoor;
import nl.kring.welcome.WelcomeDoor.Behind;

/** Where the small line of a mail of the first days leads: one click stops them, without signing in. Opening it changes nothing. */
@Route("welkom/stop")
@AnonymousAllowed
class StopPage extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final int TOO_MANY = 429;

    private final Div card = new Div();
    private final WelcomeDoor door;
    private String token = "";

    StopPage(WelcomeDoor door, LanguageLinks languages) {
        this.door = door;
        addClassName("start");
        card.addClassNames("card", "stack");
        add(card, languages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("link")
                .orElse("");
        var behind = door.look(token, Arriving.remote());
        if (behind == Behind.TOO_MANY) {
            VaadinServletResponse.getCurrent().setStatus(TOO_MANY);
        }
        show(behind);
    }

    private void show(Behind behind) {
        var title = new Title(Tag.H1, getTranslation("welcome.stop." + behind));
        card.removeAll();
        card.add(title, new Paragraph(getTranslation("welcome.stop.how." + behind)), act(behind));
    }

    private Component act(Behind behind) {
        return behind == Behind.GOES_ON
                ? Buttons.large(Buttons.primary(getTranslation("welcome.stop.yes"), this::stop))
                : new Link(Icon.ARROW_RIGHT, getTranslation("app.title"), "").button("line");
    }

    private void stop() {
        show(door.stop(token, Arriving.remote()));
        card.getChildren()
                .filter(Title.class::isInstance)
                .map(Title.class::cast)
                .forEach(Title::focus);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("welcome.stop.GOES_ON");
    }
}
