package nl.kring.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * One visible thing on a timeline; the module of its kind draws it.
 *
 * @param own the reader put it there
 */
public record EntryView(UUID id, String kind, Instant at, boolean own) {}
