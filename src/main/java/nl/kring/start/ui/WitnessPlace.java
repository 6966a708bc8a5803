package nl.kring.start.ui;

import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.DeskPlace;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where a navigator writes down a yes that she heard or saw. */
@Component
@Order(50)
class WitnessPlace implements DeskPlace {
    @Override
    public boolean isFor(SignedIn person) {
        return person.staffRole() == StaffRole.NAVIGATOR;
    }

    @Override
    public String path() {
        return "start/getuige";
    }

    @Override
    public String icon() {
        return Icon.CHECK_CIRCLE.name();
    }

    @Override
    public String textKey() {
        return "witness.title";
    }
}
