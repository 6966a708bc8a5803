package nl.kring.doubt;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** A question about the log was asked, or answered. */
public record DoubtChanged(CircleId circle) implements CircleChanged {}
