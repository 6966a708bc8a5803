package nl.kring.bridge;

import java.time.Instant;
import java.util.UUID;
import nl.kring.tenant.TenantId;

/**
 * Something that crossed.
 *
 * @param about the id of the first of a conversation: what comes back carries it too
 * @param payload the text as its preview showed it
 */
public record Crossing(UUID id, UUID about, TenantId tenant, Kind kind, String payload, Instant sentAt) {}
