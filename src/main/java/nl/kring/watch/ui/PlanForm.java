package nl.kring.watch.ui;

import com.vaadin.flow.component.html.Div;
import nl.kring.watch.DraftPart;

/** The form of one step of a plan. */
abstract class PlanForm extends Div {
    PlanForm() {
        addClassNames("stack", "plan-form");
    }

    /** Whether what was written and not put there yet can be; if not, it says what is missing. */
    boolean ready() {
        return true;
    }

    /** What stands in it now, with what was written and not put there yet. */
    abstract DraftPart filledIn();
}
