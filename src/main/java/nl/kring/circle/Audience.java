package nl.kring.circle;

import java.util.List;
import java.util.UUID;

/**
 * For whom a row is.
 *
 * @param readers everybody who sees it now, residents first
 */
public record Audience(UUID id, Topic topic, List<CirclePerson> readers) {}
