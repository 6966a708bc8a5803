package nl.kring.tenant;

import java.util.UUID;

/** The id of a municipality in this installation. */
public record TenantId(UUID value) {}
