package nl.kring.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Looks;

/**
 * A device on which its owner is told.
 *
 * @param device the device that stays signed in
 * @param told when something was last brought to it
 */
public record PushDevice(UUID device, Looks looks, Instant since, Optional<Instant> told) {}
