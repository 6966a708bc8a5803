package nl.kring.identity;

import java.util.UUID;

/** The id of an {@code Account}: one a human, however that human signs in. */
public record AccountId(UUID value) {}
