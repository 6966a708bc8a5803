package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The frame on paper: whose it is, two acts always near, the places, what is shown, and beside it what is next. */
public class CircleFrame extends Composite<Div> {
    private final Div frame = new Div();
    private final Header top = new Header();
    private final Nav acts = Frame.nav(getTranslation("frame.acts"), "acts");
    private final Nav places = Frame.nav(getTranslation("frame.places"), "places");
    private final Main main = Frame.main();
    private final Aside next = new Aside();
    private final WayOut exit = new WayOut();
    private Component shown = new Div();
    private List<Component> above = List.of();

    public CircleFrame(boolean demo) {
        getContent().addClassName("circle");
        frame.addClassNames("frame", "no-next");
        top.addClassName("topbar");
        next.addClassName("next");
        next.getElement().setAttribute("aria-label", getTranslation("frame.next"));
        top.add(exit);
        frame.add(top, acts, places, main, next);
        getContent().add(Frame.skip(this));
        if (demo) {
            getContent().add(Frame.ribbon(this));
        }
        getContent().add(frame);
        next();
        act();
    }

    /** Whose it is: a face, a name and a line below it, such as the date or a status. The way out beside it stays where it is. */
    public void whose(Face face, String name, Component below) {
        whose(new Div(), face, name, below);
    }

    /** The same, as a link to the place where one chooses among several. */
    public void whose(Face face, String name, Component below, String chooseHref) {
        whose(Link.inside(chooseHref), face, name, below);
    }

    /** The two acts that are always one tap away. */
    public void act(Component... two) {
        Frame.fill(acts, two);
        acts.setVisible(two.length > 0);
        frame.setClassName("no-acts", two.length == 0);
    }

    /** The places; at the bottom of a phone, at the left of a wide screen. */
    public void places(List<Link> links) {
        Frame.fill(places, links);
        places.setVisible(!links.isEmpty());
    }

    /** Nothing round it: one thing at a time, and only the skip link and the ribbon of a demo stay. */
    public void bare(boolean bare) {
        frame.setClassName("bare", bare);
        top.setVisible(!bare);
        if (bare) {
            places(List.of());
            act();
            next();
        }
    }

    /** What stands above every page and stays where it is when another page is shown. */
    public void above(Component... parts) {
        above = List.of(parts);
        main.add(parts);
    }

    /** What is shown now. */
    public void show(HasElement content) {
        Frame.fromTheTop(main, content);
        main.getChildren().filter(child -> !above.contains(child)).toList().forEach(main::remove);
        main.getElement().appendChild(content.getElement());
    }

    /** What is said once, above the page and below what is asked first of all. */
    public void say(Component once) {
        main.addComponentAtIndex(1, once);
    }

    /** What is next, for wide screens only; without content the column is gone. */
    public void next(Component... sections) {
        next.removeAll();
        next.add(sections);
        next.setVisible(sections.length > 0);
        frame.setClassName("no-next", sections.length == 0);
    }

    private void whose(com.vaadin.flow.component.HtmlContainer whose, Face face, String name, Component below) {
        var words = new Span(line(name, whose instanceof Anchor), below);
        words.addClassName("whose-words");
        whose.addClassName("whose");
        whose.add(face, words);
        shown.removeFromParent();
        shown = whose;
        top.addComponentAsFirst(whose);
    }

    private static Component line(String name, boolean choice) {
        var line = new Strong(name);
        if (choice) {
            var more = Icon.CHEVRON_DOWN.create();
            more.getElement().getClassList().add("chev");
            line.add(more);
        }
        return line;
    }
}
