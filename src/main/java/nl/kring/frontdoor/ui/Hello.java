package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.ServiceZone;
import nl.kring.tenant.TenantView;

/** A named person at the municipality, for who lives in her zone. */
class Hello extends Composite<Section> {
    Hello(NavigatorView navigator, TenantView tenant, ServiceZone zone) {
        var name = navigator.firstName();
        var words = new Div(
                new H2(getTranslation("frontdoor.who.this", navigator.name())),
                soft(getTranslation("frontdoor.who.fixed", name)));
        var who = new Div(new Face(navigator.name(), navigator.face(), Face.Size.XL), words);
        who.addClassName("hello-who");
        var facts = new UnorderedList(
                fact(Icon.HOUSE, getTranslation("frontdoor.who.comes", name)),
                fact(Icon.MAP_PIN, getTranslation("frontdoor.who.zone", zone.name(getLocale()), tenant.name())),
                fact(Icon.PEOPLE, getTranslation("frontdoor.who.free")));
        facts.addClassName("plain");
        getContent().addClassNames("card", "hello");
        getContent()
                .add(
                        who,
                        Link.call(
                                getTranslation("frontdoor.who.call", navigator.phone()),
                                navigator.phone(),
                                "primary",
                                "large"),
                        facts);
    }

    private static ListItem fact(Icon icon, String text) {
        return new ListItem(icon.create(), new Span(text));
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassName("soft-voice");
        return soft;
    }
}
