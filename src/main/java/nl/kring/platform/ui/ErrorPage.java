package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A page instead of the one that was asked for. Error pages are in every bundle, so what all pages need is loaded with them:
 * the letter and the few lines of script of the shell.
 */
@JsModule("./shell.ts")
@NpmPackage(
        value = "@fontsource-variable/atkinson-hyperlegible-next",
        version = "5.3.0",
        assets = "files/*-normal.woff2:letter")
class ErrorPage extends Composite<Div> {
    private final Div act = new Div();

    /** With the way home as the thing to do. */
    ErrorPage(Icon icon, String title, String sentence) {
        this(icon, title, sentence, List.of());
        act.add(new Link(Icon.HOUSE, getTranslation("error.home"), "").button("primary", "large"));
    }

    /** With a way to try the same address again, and the code that names what happened. */
    ErrorPage(Icon icon, String title, String sentence, String address, String code) {
        this(icon, title, sentence, List.of(small(code)));
        var again = new Anchor("/" + address, Icon.AGAIN.create(), new Span(getTranslation("error.retry")));
        again.addClassNames("btn", "primary", "large");
        again.getElement().setAttribute("router-ignore", true);
        act.add(again, new Link(Icon.HOUSE, getTranslation("error.home"), "").button("text"));
    }

    private ErrorPage(Icon icon, String title, String sentence, List<Component> after) {
        act.addClassName("stack-s");
        var main = Frame.main();
        main.add(new EmptyState(icon.create(), new H1(title), sentence, act));
        main.add(after);
        getContent().addClassNames("circle", "alone");
        getContent().add(main);
    }

    private static Component small(String text) {
        var small = new Paragraph(text);
        small.addClassNames("small", "quiet", "centred");
        return small;
    }
}
