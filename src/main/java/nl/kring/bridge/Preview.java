package nl.kring.bridge;

import java.util.UUID;
import nl.kring.tenant.TenantId;

/**
 * Exactly what would cross, before it does.
 *
 * @param id the id that the crossing will have, so that it is sent once
 * @param payload the text that is kept, byte for byte
 */
public record Preview(UUID id, TenantId tenant, Kind kind, String payload) {}
