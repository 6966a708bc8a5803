package nl.kring.representation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.identity.AccountId;
import nl.kring.identity.OrganisationId;

/**
 * A representation as it is asked for.
 *
 * @param id minted when the form opens
 * @param person who speaks
 * @param resident for whom
 * @param surname of the one of these two who does not ask, as the papers say it
 * @param reference in a public register; empty if there is none
 * @param until the last day of it
 * @param office the organisation that sees the papers; without it the municipality does
 */
public record NewRepresentation(
        UUID id,
        AccountId person,
        AccountId resident,
        RepresentationType type,
        Scope scope,
        String surname,
        String reference,
        LocalDate until,
        Optional<OrganisationId> office) {
    /** Seen by the municipality. */
    public NewRepresentation(
            UUID id,
            AccountId person,
            AccountId resident,
            RepresentationType type,
            Scope scope,
            String surname,
            String reference,
            LocalDate until) {
        this(id, person, resident, type, scope, surname, reference, until, Optional.empty());
    }
}
