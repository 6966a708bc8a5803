package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;

/** A list at the left and one thing of it at the right; on a phone the one thing covers the list, with a way back. */
public class TwoPanes extends Composite<Div> {
    private final Section list = new Section();
    private final Section one = new Section();

    public TwoPanes(String listLabel) {
        getContent().addClassName("desk");
        list.addClassName("queue");
        list.setAriaLabel(listLabel);
        one.addClassName("file");
        getContent().add(list, one);
        nothing();
    }

    /** What stands in the list. */
    public void list(Component... content) {
        list.removeAll();
        list.add(content);
    }

    /** Opens one thing of the list; the link leads back to the list on a phone. */
    public void open(String label, Link back, Component... content) {
        one.removeAll();
        one.setAriaLabel(label);
        one.add(title(label), back(back));
        one.add(content);
        one.setVisible(true);
        getContent().addClassName("opened");
    }

    /** Shows the list only; a wide screen may say something kind beside it. */
    public void nothing(Component... kind) {
        one.removeAll();
        one.add(kind);
        one.setVisible(kind.length > 0);
        getContent().removeClassName("opened");
    }

    /** On a phone the list is gone, and the page's own title with it. */
    private static H1 title(String label) {
        var title = new H1(label);
        title.addClassNames("visually-hidden", "only-phone");
        return title;
    }

    private static Anchor back(Link link) {
        var back = link.button("text", "back", "only-phone");
        return back;
    }
}
