package nl.kring.circle;

/**
 * What one is asked to agree to: that Kring keeps what is told, that it may be about health, that Kring sends messages, and as a parent
 * that a child takes part.
 */
public enum ConsentSubject {
    KEEP,
    HEALTH,
    MESSAGES,
    YOUNG_MEMBER
}
