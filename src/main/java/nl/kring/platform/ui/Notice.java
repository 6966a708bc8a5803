package nl.kring.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A sentence that comes up on a page and is heard politely: what was saved, what cannot be done now. */
public class Notice extends Composite<Div> {
    /** What to look at first. */
    public enum Tone {
        /** Dark: something of the machine's, such as no connection. */
        DARK,
        /** Calm: what was done, what happens next. */
        CALM
    }

    public Notice(Tone tone, Icon icon, String text) {
        this(tone, icon, "", text);
    }

    public Notice(Tone tone, Icon icon, String first, String text) {
        getContent().addClassName("banner");
        if (tone == Tone.CALM) {
            getContent().addClassName("calm-banner");
        }
        getContent().getElement().setAttribute("role", "status");
        var words = new Span();
        if (!first.isEmpty()) {
            words.add(new Strong(first), new Span(" "));
        }
        words.add(new Span(text));
        getContent().add(icon.create(), words);
    }
}
