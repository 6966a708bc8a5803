package nl.kring.bridge;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/**
 * Where something came from; a file never reads this.
 *
 * @param circle none for somebody without one
 * @param account the resident it is about
 */
public record Origin(Optional<UUID> circle, AccountId account) {}
