package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.Tag;
import java.util.function.Consumer;

/** The browser's own checkbox or radio button. */
@Tag("input")
class NativeTick extends Component implements Focusable<NativeTick>, HasEnabled {
    NativeTick(String type) {
        getElement().setAttribute("type", type);
    }

    void onChange(Consumer<Boolean> heard) {
        getElement().addPropertyChangeListener("checked", "change", _ -> heard.accept(checked()));
    }

    void check(boolean checked) {
        getElement().setProperty("checked", checked);
    }

    private boolean checked() {
        return getElement().getProperty("checked", false);
    }
}
