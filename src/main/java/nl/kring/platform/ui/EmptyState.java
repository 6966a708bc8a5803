package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Nothing here yet: a quiet picture, one sentence and one thing to do. */
public class EmptyState extends Composite<Div> {
    public EmptyState(Component picture, String title, String sentence, Component... act) {
        this(picture, new H2(title), sentence, act);
    }

    /** With a heading of the caller's level. */
    public EmptyState(Component picture, Component title, String sentence, Component... act) {
        var text = new Paragraph(sentence);
        text.addClassName("soft-voice");
        getContent().addClassNames("state", "empty");
        getContent().add(ripples(picture), title, text);
        getContent().add(act);
    }

    /** Two rings like ripples on water round a face or an icon. */
    public static Component ripples(Component picture) {
        var ripples = new Div(picture);
        ripples.addClassName("ripples");
        ripples.getElement().setAttribute("aria-hidden", "true");
        return ripples;
    }
}
