package nl.kring.representation;

import nl.kring.identity.OrganisationId;

/** An organisation where somebody who is not in the circle sees papers. */
public record PaperOffice(OrganisationId id, String name) {}
