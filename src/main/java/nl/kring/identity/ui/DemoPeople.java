package nl.kring.identity.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.identity.SignedIn;

/** Who stands at the door of a demo. The bean exists only there. */
public interface DemoPeople {
    List<DemoGroup> groups(Locale locale);

    /** People under one heading, such as a circle. */
    record DemoGroup(String title, List<DemoPerson> people) {}

    /** One whom a visitor can be. */
    record DemoPerson(SignedIn person, String name, String what, Optional<String> face) {}
}
