package nl.kring.identity;

import java.util.UUID;

/** The id of an organisation whose people come to a resident by their work. */
public record OrganisationId(UUID value) {}
