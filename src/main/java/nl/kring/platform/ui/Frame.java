package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import java.util.List;

/** What the two frames have in common: the ribbon of a demo, the skip link, a landmark for what is shown. */
class Frame {
    private static final String MAIN = "main";

    private Frame() {}

    /** A main landmark that the skip link can bring the focus to. */
    static Main main() {
        var main = new Main();
        main.setId(MAIN);
        main.getElement().setAttribute("tabindex", "0"); // it scrolls on a wide screen, so the keyboard must reach it
        return main;
    }

    static void show(Main main, HasElement content) {
        fromTheTop(main, content);
        main.getElement().removeAllChildren().appendChild(content.getElement());
    }

    /** Another page is read from its top: on a wide screen the landmark scrolls, and would stand where the page before it did. */
    static void fromTheTop(Main main, HasElement content) {
        if (!main.getElement().equals(content.getElement().getParent())) {
            main.getElement().callJsFunction("scrollTo", 0, 0);
        }
    }

    static Anchor skip(Composite<?> frame) {
        var skip = new Anchor("#" + MAIN, frame.getTranslation("frame.skip"));
        skip.addClassName("skip");
        skip.getElement().setAttribute("router-ignore", true);
        return skip;
    }

    static Aside ribbon(Composite<?> frame) {
        var ribbon = new Aside();
        ribbon.setText(frame.getTranslation("frame.demo"));
        ribbon.addClassName("ribbon");
        ribbon.getElement().setAttribute("aria-label", frame.getTranslation("frame.demo.label"));
        return ribbon;
    }

    static Nav nav(String label, String name) {
        var nav = new Nav();
        nav.setAriaLabel(label);
        nav.addClassName(name);
        return nav;
    }

    static void fill(Nav nav, List<Link> places) {
        nav.removeAll();
        places.stream().map(Link::place).forEach(nav::add);
    }

    static void fill(Nav nav, Component... acts) {
        nav.removeAll();
        nav.add(acts);
    }
}
