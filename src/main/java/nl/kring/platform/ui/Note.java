package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A small line with an icon below an action: who sees it, what else one may do. */
public class Note extends Composite<Paragraph> {
    public Note(Icon icon, String text) {
        getContent().addClassName("note");
        getContent().add(icon.create(), new Span(text));
    }
}
