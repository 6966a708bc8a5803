package nl.kring.identity;

import java.time.Instant;
import java.util.UUID;

/** A sign-in through work that somebody linked to the own account. */
public record LinkedWork(UUID id, String name, Instant since) {}
