package nl.kring.identity;

import java.time.Instant;

/** Somebody who works for an organisation now. */
public record Employee(PersonView person, boolean admin, Instant since) {}
