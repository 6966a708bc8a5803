package nl.kring.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A passkey, by the name that its owner gave it. */
public record PasskeyView(UUID id, String label, Instant since, Optional<Instant> lastUsed) {}
