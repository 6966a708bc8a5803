package nl.kring.circle;

/** Where a circle is in its life. */
public enum CircleState {
    FORMING,
    ACTIVE,
    PAUSED,
    IN_MEMORIAM,
    CLOSED,
    ERASED
}
