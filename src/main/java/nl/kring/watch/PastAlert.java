package nl.kring.watch;

import java.time.Instant;
import nl.kring.identity.AccountId;

/**
 * A time at which help was asked, which is over.
 *
 * @param owner who took it, and did what was agreed
 * @param before by when the action was to be done
 * @param line what was written at the end
 */
public record PastAlert(
        Phase phase,
        Instant raised,
        AccountId owner,
        Instant claimed,
        String action,
        Instant before,
        Instant closed,
        String line) {}
