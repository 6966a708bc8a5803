package nl.kring.identity.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The pages of who runs Kring for a municipality: its organisations first. */
@Component
@Order(40)
class OfficePlace implements DeskPlace, HomePage {
    private static final String ORGANISATIONS = "desk/organisaties";

    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.TENANT_ADMIN;
    }

    @Override
    public String path() {
        return ORGANISATIONS;
    }

    @Override
    public String icon() {
        return Icon.HOUSE.name();
    }

    @Override
    public String textKey() {
        return "organisation.desk";
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        return Optional.of(ORGANISATIONS).filter(_ -> isFor(person));
    }
}
