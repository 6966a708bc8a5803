package nl.kring.circle;

import java.util.Optional;
import nl.kring.identity.AccountId;

/** Somebody in a circle: a first name and a face, and a number if that person shares it. */
public record CirclePerson(AccountId account, String firstName, Optional<String> face, Optional<String> phone) {
    CirclePerson withoutPhone() {
        return new CirclePerson(account, firstName, face, Optional.empty());
    }
}
