package nl.kring.frontdoor.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.DeskPlace;
import nl.kring.identity.ui.HomePage;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Navigators and team leaders come home at their desk. */
@Component
@Order(20)
class DeskHome implements HomePage, DeskPlace {
    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.of(DeskAddress.DESK).filter(_ -> isFor(person));
    }

    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.NAVIGATOR || person.staffRole() == StaffRole.TEAM_LEADER;
    }

    @Override
    public String path() {
        return DeskAddress.DESK;
    }

    @Override
    public String icon() {
        return Icon.ROUTE.name();
    }

    @Override
    public String textKey() {
        return "desk.title";
    }
}
