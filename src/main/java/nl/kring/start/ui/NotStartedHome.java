package nl.kring.start.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.HomePage;
import nl.kring.start.BehalfService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who began a circle that was not started reads that first, once. */
@Component
@Order(5)
class NotStartedHome implements HomePage {
    private final BehalfService behalf;

    NotStartedHome(BehalfService behalf) {
        this.behalf = behalf;
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.of("start/niet-gestart").filter(_ -> person.staffOf().isEmpty() && behalf.hasUnread());
    }
}
