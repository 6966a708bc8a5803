package nl.kring.tenant;

import java.util.UUID;

/** The id of a {@link ServiceZone}. */
public record ZoneId(UUID value) {}
