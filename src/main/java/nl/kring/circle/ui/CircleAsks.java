package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import nl.kring.circle.CircleId;

/** A question to the person at the screen that stands above every page of a circle until it is answered; a bean. */
public interface CircleAsks {
    /** The place of the question, which keeps itself fresh and is empty as long as there is nothing to ask. */
    Component place(CircleId circle);
}
