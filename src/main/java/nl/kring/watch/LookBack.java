package nl.kring.watch;

import java.time.Instant;
import nl.kring.circle.CirclePerson;

/**
 * What somebody said when looking back on an alert (R-D18).
 *
 * @param helped what helped, in own words
 * @param otherwise what to do otherwise the next time
 */
public record LookBack(CirclePerson by, boolean own, Instant at, String helped, String otherwise) {}
