package nl.kring.circle;

import java.time.Instant;

/** Who looks along with the resident at the screen, and until when (R-C19). */
public record HelperSessionView(CirclePerson helper, Instant until) {}
