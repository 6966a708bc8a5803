package nl.kring.frontdoor;

import nl.kring.platform.Bells;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Rings a municipality's bell after every committed change at its front door; each desk reads again with its own rights. */
@Component
class DeskBell {
    private final Bells bells;

    DeskBell(Bells bells) {
        this.bells = bells;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(FrontDoorEvent change) {
        bells.ring(change.tenant().value());
    }
}
