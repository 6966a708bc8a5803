package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a card says, piece by piece, buttons too. What only a screen reader hears once, and who saw it, is no news. */
record SaidWords(List<String> pieces) {
    static final SaidWords NOTHING = new SaidWords(List.of());
    private static final Set<String> PASSING = Set.of("status", "alert");

    static SaidWords of(Component card) {
        return new SaidWords(pieces(card.getElement()).toList());
    }

    private static Stream<String> pieces(Element element) {
        if (element.isTextNode()) {
            return Stream.of(element.getText().strip()).filter(text -> !text.isEmpty());
        }
        var passes = PASSING.contains(String.valueOf(element.getAttribute("role")))
                || element.getClassList().contains("seen");
        return passes || !element.isVisible()
                ? Stream.empty()
                : element.getChildren().flatMap(SaidWords::pieces);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether all that was said there is said here too. */
    boolean holds(SaidWords before) {
        return pieces.containsAll(before.pieces);
    }
}
