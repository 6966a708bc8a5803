package nl.kring.representation;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** Who speaks for a resident, or who asks to, is otherwise than it was. */
public record RepresentationChanged(CircleId circle) implements CircleChanged {}
