package nl.kring.timeline;

import java.time.Instant;
import java.util.UUID;

/** A note to oneself. */
public record OwnNote(UUID id, String text, Instant at) {}
