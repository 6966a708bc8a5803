package nl.kring.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An organisation as the official sees it who says whether it is what it says.
 *
 * @param verifiedAt none while it waits for an answer
 */
public record OrganisationAtDesk(
        OrganisationId id,
        String name,
        OrganisationKind kind,
        String domain,
        String contactName,
        String contactAddress,
        Optional<Instant> verifiedAt) {
    public boolean waits() {
        return verifiedAt.isEmpty();
    }
}
