package nl.kring.circle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/**
 * Somebody who speaks for a resident now.
 *
 * @param id of the representation
 * @param resident for whom
 * @param seenBy who of the municipality saw the papers, and on which day
 * @param until it ends by itself then
 */
public record SpeakerView(
        UUID id,
        CirclePerson person,
        AccountId resident,
        RepresentationType type,
        Scope scope,
        Optional<String> seenBy,
        Optional<LocalDate> seenOn,
        Instant until) {
    /** The same, without a number to call. */
    SpeakerView withoutPhone() {
        return new SpeakerView(id, person.withoutPhone(), resident, type, scope, seenBy, seenOn, until);
    }
}
