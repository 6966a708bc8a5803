package nl.kring.timeline.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** A word that was searched, where it stands. */
@Tag("mark")
class Mark extends HtmlContainer {
    Mark(String word) {
        setText(word);
    }
}
