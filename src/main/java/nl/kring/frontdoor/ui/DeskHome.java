package nl.kring.frontdoor.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.HomePage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Navigators and team leaders come home at their desk. */
@Component
@Order(20)
class DeskHome implements HomePage {
    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.ofNullable(person.staffRole())
                .filter(role -> role == StaffRole.NAVIGATOR || role == StaffRole.TEAM_LEADER)
                .map(_ -> DeskAddress.DESK);
    }
}
