package nl.kring.start;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OrganisationId;

/**
 * Somebody who is with a professional and wants to begin with Kring.
 *
 * @param id minted when the form opened, so that a double click mails once
 * @param saidYes that this person said yes; without it nothing is kept
 * @param saidOn the day of that yes
 */
public record NewDirect(
        UUID id,
        OrganisationId organisation,
        Optional<Template> template,
        String firstName,
        EmailAddress address,
        boolean saidYes,
        How how,
        LocalDate saidOn,
        Locale language) {
    public NewDirect {
        firstName = NewStart.named(firstName).replaceAll("\\s+", " ");
    }

    /** How the yes was given. */
    public enum How {
        SPOKEN,
        WRITTEN
    }
}
