package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The other frame, with a dark bar, so that nobody mistakes where he is: made for a list and one person at a time. */
public class DeskFrame extends Composite<Div> {
    private final Header bar = new Header();
    private final Nav wide = Frame.nav(getTranslation("frame.desk"), "desk-places");
    private final Nav low = Frame.nav(getTranslation("frame.desk.low"), "tabs-low");
    private final Main main = Frame.main();
    private final Anchor mark = Link.inside("");
    private final Div me = new Div();

    public DeskFrame(boolean demo) {
        getContent().addClassName("gemeente");
        bar.addClassName("bar");
        mark.addClassName("mark");
        me.addClassName("me");
        bar.add(mark, wide, me);
        getContent().add(Frame.skip(this));
        if (demo) {
            getContent().add(Frame.ribbon(this));
        }
        getContent().add(bar, main, low);
        places(List.of());
    }

    /** Whose desk it is, as a way home. */
    public void mark(String name, String homeHref) {
        mark.setHref(homeHref);
        mark.removeAll();
        mark.add(Icon.CIRCLE.create(), new Span(name));
    }

    /** Who is at work. */
    public void me(Face face, String name) {
        me.removeAll();
        me.add(face, new Span(name));
    }

    /** The places: in the bar of a wide screen, at the bottom of a phone. */
    public void places(List<Link> links) {
        Frame.fill(wide, links);
        Frame.fill(low, links);
        wide.setVisible(!links.isEmpty());
        low.setVisible(!links.isEmpty());
    }

    /** What is shown now; usually a {@link TwoPanes}. */
    public void show(HasElement content) {
        Frame.show(main, content);
    }
}
