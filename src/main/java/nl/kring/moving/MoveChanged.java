package nl.kring.moving;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** A resident will move, or will not, or did. */
public record MoveChanged(CircleId circle) implements CircleChanged {}
