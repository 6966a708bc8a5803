package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.util.List;

/** First names in a row, as one says them: Bauke, Henk and Rixt. */
final class Names {
    private Names() {}

    static String joined(Component speaker, List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : speaker.getTranslation(
                        "watch.and", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
    }
}
