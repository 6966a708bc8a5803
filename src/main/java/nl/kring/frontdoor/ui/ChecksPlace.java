package nl.kring.frontdoor.ui;

import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.DeskPlace;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The page of representations that wait to be seen. */
@Component
@Order(30)
class ChecksPlace implements DeskPlace {
    static final String PATH = "desk/vertegenwoordiging";

    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.NAVIGATOR || person.staffRole() == StaffRole.TENANT_ADMIN;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String icon() {
        return Icon.FILE.name();
    }

    @Override
    public String textKey() {
        return "check.title";
    }
}
