package nl.kring.watch;

import java.time.Instant;
import java.util.Optional;
import nl.kring.circle.CirclePerson;

/**
 * How it goes now.
 *
 * @param provisional raised by a rule, and confirmed by nobody yet (R-D6)
 * @param mayConfirm the reader is the one to confirm it
 * @param mayLower the reader may say that it goes better
 * @param twoNeeded it went wrong less than a day ago, and what the reader says of it waits for another who says so too
 * @param quiet yellow in which nobody saw anything for a week
 * @param stale yellow in which nobody saw anything for two weeks: no longer news (R-D7)
 * @param said what one of the two said
 */
public record PhaseView(
        Phase phase,
        boolean provisional,
        Instant since,
        boolean mayConfirm,
        boolean mayLower,
        boolean twoNeeded,
        boolean quiet,
        boolean stale,
        Optional<Said> said) {
    /** Somebody says that it goes better, and waits for another to say so too. */
    public record Said(CirclePerson by, boolean own, Phase to, String line) {}
}
