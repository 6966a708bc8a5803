package nl.kring.watch;

import java.time.Instant;
import nl.kring.identity.AccountId;

/** Somebody said some time ago that it went better, and how it went then. */
public record PastLowering(Instant at, Phase to, AccountId by, String line) {}
