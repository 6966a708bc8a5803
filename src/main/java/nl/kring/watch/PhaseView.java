package nl.kring.watch;

import java.time.Instant;

/**
 * How it goes now.
 *
 * @param provisional raised by a rule, and confirmed by nobody yet (R-D6)
 * @param mayConfirm the reader is the one to confirm or lower it
 */
public record PhaseView(Phase phase, boolean provisional, Instant since, boolean mayConfirm) {}
