package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;

/** The face of who promised in a ring of as many arcs as the promise has days; beside it, always, the promise as a sentence. */
public class PromiseClock extends Composite<Div> {
    /** How large the clock is: in a row of a list, or beside the sentence. */
    public enum Size {
        ROW,
        LARGE
    }

    /** The clock alone, for a row where the sentence stands beside it already. */
    public static Component ring(Face face, int days, int over, Size size, boolean atRisk) {
        var ring = new Ring(days, over);
        ring.addClassName("clock");
        ring.setClassName("clock-row", size == Size.ROW);
        ring.setClassName("clock-risk", atRisk);
        ring.add(face);
        return ring;
    }

    /** The clock with its sentence, a heading that the caller chooses the level of, and what happens next. */
    public PromiseClock(Component ring, Component sentence, Component... next) {
        var words = new Div(sentence);
        words.add(next);
        words.addClassName("promise-words");
        getContent().addClassName("promise");
        getContent().add(ring, words);
    }

    @Tag("kring-clock")
    @JsModule("./kring-clock.ts")
    private static class Ring extends Component implements HasComponents, HasStyle {
        Ring(int days, int over) {
            getElement().setAttribute("days", String.valueOf(days));
            getElement().setAttribute("over", String.valueOf(over));
            getElement().setAttribute("aria-hidden", "true");
        }
    }
}
