package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.function.Consumer;

/** Something small that the tab keeps for a sheet beside what is typed in it, and brings back when the page had to load again. */
@Tag("input")
public class Kept extends Component {
    public Kept(String name, String value, Consumer<String> broughtBack) {
        getElement().setAttribute("type", "hidden").setAttribute("data-draft", name);
        getElement()
                .addPropertyChangeListener(
                        "value", "change", _ -> broughtBack.accept(getElement().getProperty("value", "")));
        keep(value);
    }

    public void keep(String value) {
        getElement().setAttribute("data-kept", value);
    }
}
