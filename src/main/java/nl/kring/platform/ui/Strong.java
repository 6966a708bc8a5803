package nl.kring.platform.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** Words that carry weight: a name, the first words of a line. */
@Tag("b")
public class Strong extends HtmlContainer {
    public Strong(String text) {
        setText(text);
    }
}
