package nl.kring.platform.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** A field whose text stays in the tab until it is sent: through a refusal, a closed sheet, a server that starts again. */
@JsModule("./draft.ts")
public class DraftArea extends TextArea {
    /** More than may be sent, so that a long text stays whole and is told how much is too much; far less than harms. */
    private static final int ROOM = 20_000;

    public DraftArea(String key) {
        setMaxLength(ROOM);
        addClassName("wide");
        setValueChangeMode(ValueChangeMode.LAZY);
        getElement().setAttribute("data-draft", key);
    }

    /** The text has arrived; the tab may forget it. */
    public void sent() {
        getElement().setAttribute("data-sent", true);
    }
}
