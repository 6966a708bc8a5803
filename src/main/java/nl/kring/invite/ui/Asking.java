package nl.kring.invite.ui;

import com.vaadin.flow.component.html.Div;
import nl.kring.platform.ui.Title;

/** What is asked after a click: its heading takes the focus, so that it is read out. */
class Asking extends Div {
    Asking(String question) {
        var title = new Title("h1", question);
        addClassName("stack");
        add(title);
        title.focus();
    }
}
