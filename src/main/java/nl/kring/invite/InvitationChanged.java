package nl.kring.invite;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** Something changed in whom a circle invites. */
public record InvitationChanged(CircleId circle) implements CircleChanged {}
