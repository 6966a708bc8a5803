package nl.kring.watch.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Has a screen reader say a sentence once in a window, however often its card is drawn again. */
final class SaidOnce {
    private static final String KEY = SaidOnce.class.getName();

    private SaidOnce() {}

    /** The sentence, unless this window said it last. */
    static Optional<Span> of(String sentence) {
        var window = UI.getCurrent();
        if (window == null || sentence.equals(ComponentUtil.getData(window, KEY))) {
            return Optional.empty();
        }
        ComponentUtil.setData(window, KEY, sentence);
        var aloud = new Span(sentence);
        aloud.addClassName("visually-hidden");
        aloud.getElement().setAttribute("role", "status");
        return Optional.of(aloud);
    }
}
