package nl.kring.circle;

/**
 * A circle that somebody left, and where something that she told still stands.
 *
 * @param resident first name of whose circle it is
 * @param asked she asked that it goes
 */
public record LeftCircle(CircleId circle, String resident, boolean asked) {}
