package nl.kring.identity;

import java.util.Locale;
import nl.kring.platform.Written;

/**
 * What is known of an organisation that asks to be trusted.
 *
 * @param id minted when the form opened, so that a second click adds nothing
 * @param domain what stands behind the @ of all who work there
 * @param contactName first name of who will decide who works there
 */
public record NewOrganisation(
        OrganisationId id,
        String name,
        OrganisationKind kind,
        String domain,
        String contactName,
        EmailAddress contact) {
    private static final int LONGEST = 80;

    public NewOrganisation {
        name = Written.line(name, LONGEST);
        contactName = Written.line(contactName, LONGEST);
        domain = domain.strip().toLowerCase(Locale.ROOT).replaceFirst("^.*@", "");
        if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("not a domain");
        }
    }

    /** Whether an address is one of those who work there. */
    static boolean holds(String domain, EmailAddress address) {
        return address.value().endsWith("@" + domain);
    }
}
