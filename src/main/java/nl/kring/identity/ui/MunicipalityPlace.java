package nl.kring.identity.ui;

import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The page of what the municipality is called. */
@Component
@Order(41)
class MunicipalityPlace implements DeskPlace {
    private static final String MUNICIPALITY = "desk/gemeente";

    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.TENANT_ADMIN;
    }

    @Override
    public String path() {
        return MUNICIPALITY;
    }

    @Override
    public String icon() {
        return Icon.MAP_PIN.name();
    }

    @Override
    public String textKey() {
        return "office.title";
    }
}
