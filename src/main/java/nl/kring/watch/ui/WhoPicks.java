package nl.kring.watch.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.kring.platform.ui.Pick;

/** Several of a few, each a row to hit with a thumb, under one question. */
@Tag("fieldset")
class WhoPicks<T> extends HtmlContainer {
    final Map<T, Pick> picks = new LinkedHashMap<>();

    WhoPicks(String question, List<T> all, Function<T, String> label) {
        addClassNames("picks", "plan-picks");
        var legend = new HtmlContainer("legend");
        legend.setText(question);
        add(legend);
        all.forEach(one -> {
            var pick = new Pick(label.apply(one));
            picks.put(one, pick);
            add(pick);
        });
    }

    List<T> chosen() {
        return picks.entrySet().stream()
                .filter(entry -> entry.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    void choose(Collection<T> these) {
        picks.forEach((one, pick) -> pick.setValue(these.contains(one)));
    }
}
