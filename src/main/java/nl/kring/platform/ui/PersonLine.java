package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Someone in a line: face, name, and below it a second voice such as the relation and the time. */
public class PersonLine extends Composite<Div> {
    public PersonLine(Component face, String name, String second) {
        this(face, new Strong(name), second);
    }

    /** With a heading for a name, where the person is what the section is about. */
    public PersonLine(Component face, Component name, String second) {
        var words = new Div(name);
        words.addClassName("person-words");
        if (!second.isEmpty()) {
            words.add(quiet(second));
        }
        getContent().addClassName("person");
        getContent().add(face, words);
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
