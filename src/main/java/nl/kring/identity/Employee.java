package nl.kring.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who works for an organisation now, or volunteers for it.
 *
 * @param verifier may see papers of a representation
 * @param conductSeen when the organisation saw the certificate of good conduct (VOG) of a volunteer
 */
public record Employee(
        PersonView person, boolean admin, boolean verifier, Instant since, Optional<Instant> conductSeen) {}
