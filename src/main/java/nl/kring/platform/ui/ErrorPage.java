package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;

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
    ErrorPage(Icon icon, String title, String sentence, Component... after) {
        var main = Frame.main();
        main.add(new EmptyState(icon.create(), new H1(title), sentence, home()));
        main.add(after);
        getContent().addClassNames("circle", "alone");
        getContent().add(main);
    }

    private Component home() {
        return new Link(Icon.HOUSE, getTranslation("error.home"), "").button("primary", "large");
    }
}
