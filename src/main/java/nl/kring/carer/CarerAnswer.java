package nl.kring.carer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What she answered once, read by herself alone.
 *
 * @param load how it went, if that was asked
 * @param perseverance how long she thought to keep it up, if that was asked
 */
public record CarerAnswer(UUID id, Instant at, Optional<Load> load, Optional<PerseveranceTime> perseverance) {}
