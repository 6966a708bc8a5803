package nl.kring.tenant;

/** An area with one to three navigators. */
public record ServiceZone(ZoneId id, TenantId tenant, String code, String name) {}
