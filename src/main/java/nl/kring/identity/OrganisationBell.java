package nl.kring.identity;

import nl.kring.identity.IdentityEvent.StaffChanged;
import nl.kring.platform.Bells;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Rings an organisation's bell when somebody came to work there or left: the page of who decides reads again. */
@Component
class OrganisationBell {
    private final Bells bells;

    OrganisationBell(Bells bells) {
        this.bells = bells;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(StaffChanged change) {
        bells.ring(change.organisation().value());
    }
}
