package nl.kring.circle;

/** The layer of a circle in which a member sits. */
public enum Ring {
    INNER,
    HELPERS,
    PROFESSIONALS
}
