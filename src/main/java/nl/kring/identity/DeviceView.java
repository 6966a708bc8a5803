package nl.kring.identity;

import java.time.Instant;
import java.util.UUID;

/** A device on which somebody stays signed in. */
public record DeviceView(UUID id, Looks looks, Instant since, Instant lastUsed) {}
