package nl.kring.identity;

import java.time.Instant;
import java.util.UUID;

/** Somebody who was asked to come and did not answer yet. */
public record InvitedEmployee(UUID id, String firstName, String address, boolean admin, Instant since) {}
