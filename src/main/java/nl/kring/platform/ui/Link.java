package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** A place to go: what it is called, its icon and its address within Kring. */
public record Link(Icon icon, String text, String href) {
    /** A place in a frame, which knows by itself when it is the one on screen. */
    Component place() {
        return new Place(this);
    }

    /** Looks like a button, goes like a link. */
    public Anchor button(String... classes) {
        var anchor = anchor();
        anchor.addClassName("btn");
        anchor.addClassNames(classes);
        return anchor;
    }

    /** A plain link with its icon, without a reload of the page. */
    public Anchor anchor() {
        var anchor = inside(href);
        anchor.add(icon.create(), new Span(text));
        return anchor;
    }

    /** Calls a number from the telephone that the page is on. */
    public static Anchor call(String text, String number, String... classes) {
        var anchor = new Anchor("tel:" + number.replaceAll("[^+0-9]", ""), Icon.PHONE.create(), new Span(text));
        anchor.addClassName("btn");
        anchor.addClassNames(classes);
        return anchor;
    }

    /** An empty link to an address within Kring. */
    public static Anchor inside(String href) {
        var anchor = new Anchor();
        anchor.setHref(href);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }
}
