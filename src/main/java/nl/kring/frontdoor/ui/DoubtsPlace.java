package nl.kring.frontdoor.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.DeskPlace;
import nl.kring.identity.ui.HomePage;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The page of who answers questions about logs. */
@Component
@Order(50)
class DoubtsPlace implements DeskPlace, HomePage {
    static final String PATH = "desk/privacy";

    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.PRIVACY_OFFICER;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String icon() {
        return Icon.EYE.name();
    }

    @Override
    public String textKey() {
        return "doubt.desk";
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.of(PATH).filter(_ -> isFor(person));
    }
}
