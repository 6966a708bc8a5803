package nl.kring.circle;

import java.time.Instant;
import java.util.UUID;

/**
 * A member who waits for a while (R-B3).
 *
 * @param by first name of the coordinator who asked for it
 * @param answered whether the resident said already what becomes of it
 */
public record PauseView(UUID id, CirclePerson person, String by, Instant until, boolean answered) {}
