package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A part of a page that is drawn again only when it shows something else: a finger and the focus keep their place in the rest. */
class Part extends Div {
    private List<?> shown = List.of(this);

    Part() {
        addClassName("part");
    }

    /** What it shows, as values that can be compared. */
    void show(List<?> what, Supplier<Stream<? extends Component>> draw) {
        if (!what.equals(shown)) {
            shown = List.of(this);
            removeAll();
            draw.get().forEach(this::add);
            shown = what; // only now: what failed to be drawn is drawn again
        }
    }
}
