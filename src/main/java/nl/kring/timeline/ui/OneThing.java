package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;

/** One thing on the screen, at most five lines of it at a time; the browser measures them, since letters may be of any size (R-C22). */
@Tag("kring-one-thing")
@JsModule("./one-thing.ts")
class OneThing extends HtmlContainer {
    private final Div place = new Div();

    OneThing() {
        place.addClassName("calm-thing");
        place.getElement().setAttribute("aria-live", "polite");
        var on = new NativeButton(getTranslation("calm.on"));
        on.addClassNames("btn", "line", "large", "wide", "calm-on");
        on.getElement()
                .setAttribute("type", "button")
                .setAttribute("hidden", true)
                .setAttribute("data-on", getTranslation("calm.on"))
                .setAttribute("data-more", getTranslation("calm.more"))
                .setAttribute("data-again", getTranslation("calm.again"));
        add(place, on);
    }

    void show(Component thing) {
        if (!thing.getParent().equals(Optional.of(place))) {
            place.removeAll();
            place.add(thing);
        }
    }

    void clear() {
        place.removeAll();
    }
}
