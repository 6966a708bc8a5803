package nl.kring.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who works for an organisation now, or volunteers for it.
 *
 * @param conductSeen when the organisation saw the certificate of good conduct (VOG) of a volunteer
 */
public record Employee(PersonView person, boolean admin, Instant since, Optional<Instant> conductSeen) {}
