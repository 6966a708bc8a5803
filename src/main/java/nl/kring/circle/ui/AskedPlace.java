package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;

/** The place of {@link CircleAsks}: a card for each thing to ask, drawn anew only when it is another, so that nothing moves under a finger. */
public abstract class AskedPlace<T> extends Div {
    protected final CircleId circle;
    private final Bells bells;
    private List<T> shown = List.of();

    protected AskedPlace(Bells bells, CircleId circle) {
        this.bells = bells;
        this.circle = circle;
        addClassName("stack");
    }

    /** What is to be asked now; nothing of a circle that is gone for who looks. */
    protected abstract List<T> waiting();

    protected abstract Component card(T asked);

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFreshButForWords(this, circle.value(), this::lookAgain);
    }

    /** Answers, and asks what is left. */
    protected void answer(Runnable work) {
        work.run();
        lookAgain();
    }

    private void lookAgain() {
        try {
            show(waiting());
        } catch (NotFound gone) {
            show(List.of());
        }
    }

    private void show(List<T> now) {
        if (!now.equals(shown)) {
            var cards = now.stream().map(this::card).toList();
            removeAll();
            cards.forEach(this::add);
            shown = now;
        }
    }
}
