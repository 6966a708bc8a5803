package nl.kring.circle;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is asked to live in a circle too.
 *
 * @param person who is asked
 * @param by the first name of who asked
 * @param awaited whose yes is still to come of those who live there; nobody's once that person herself is asked
 * @param me whether the reader is asked
 */
public record HousemateAsk(UUID id, CirclePerson person, String by, Awaited awaited, boolean me, Instant until) {}
