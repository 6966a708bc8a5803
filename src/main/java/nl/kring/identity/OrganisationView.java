package nl.kring.identity;

/**
 * A verified organisation, as somebody who works there sees it.
 *
 * @param domain the mail domain of all who work there
 * @param admin whether who asks decides who works there
 */
public record OrganisationView(OrganisationId id, String name, OrganisationKind kind, String domain, boolean admin) {
    public boolean volunteers() {
        return kind == OrganisationKind.VOLUNTEER;
    }
}
