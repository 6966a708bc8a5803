package nl.kring.platform.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HtmlContainer;

/** A heading that takes the focus after an act or a question, so that what came of it is read out. */
public class Title extends HtmlContainer implements Focusable<Title> {
    public Title(String tag) {
        super(tag);
        setTabIndex(-1);
    }

    public Title(String tag, String text) {
        this(tag);
        setText(text);
    }
}
