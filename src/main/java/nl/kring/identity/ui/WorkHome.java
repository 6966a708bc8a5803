package nl.kring.identity.ui;

import java.util.Optional;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.SignedIn;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is in no circle and works for an organisation comes home there. */
@Component
@Order(30)
class WorkHome implements HomePage {
    private final OrganisationService organisations;

    WorkHome(OrganisationService organisations) {
        this.organisations = organisations;
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        return person.staffOf().isEmpty() && !organisations.mine().isEmpty()
                ? Optional.of("organisatie")
                : Optional.empty();
    }
}
