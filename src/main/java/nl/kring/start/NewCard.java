package nl.kring.start;

import java.time.Instant;
import nl.kring.identity.OrganisationView;

/** A card just made. Its code is known now and never again. */
public record NewCard(String code, OrganisationView organisation, Instant expiresAt) {}
