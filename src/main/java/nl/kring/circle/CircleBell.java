package nl.kring.circle;

import nl.kring.platform.Bells;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Rings a circle's bell after every committed change in it. */
@Component
class CircleBell {
    private final Bells bells;

    CircleBell(Bells bells) {
        this.bells = bells;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CircleChanged change) {
        if (change.wordsOnly()) {
            bells.ringForWords(change.circle().value());
        } else {
            bells.ring(change.circle().value());
        }
    }
}
