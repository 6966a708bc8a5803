package nl.kring.identity.ui;

import java.util.Optional;
import nl.kring.identity.SignedIn;

/** Where somebody is brought after coming in; a bean of the module that has a place for this person. */
public interface HomePage {
    Optional<String> pathFor(SignedIn person);
}
