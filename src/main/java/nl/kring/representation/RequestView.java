package nl.kring.representation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.identity.AccountId;

/**
 * What was asked of the municipality and is not seen yet.
 *
 * @param mine whether the reader asked it, and may take it back
 * @param notSeen the municipality answered that it saw no papers
 */
public record RequestView(
        UUID id,
        AccountId person,
        String name,
        RepresentationType type,
        Scope scope,
        LocalDate until,
        Instant askedAt,
        boolean mine,
        boolean notSeen) {}
