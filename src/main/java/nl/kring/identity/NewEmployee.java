package nl.kring.identity;

import java.util.Optional;
import nl.kring.platform.Written;

/** Somebody who is asked to come and work under an organisation's name. */
public record NewEmployee(String firstName, Optional<String> surname, EmailAddress address, boolean admin) {
    private static final int LONGEST = 80;

    public NewEmployee {
        firstName = Written.line(firstName, LONGEST);
        surname = surname.map(name -> Written.line(name, LONGEST)).filter(name -> !name.isEmpty());
    }
}
