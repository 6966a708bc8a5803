package nl.kring.circle;

/** A ready choice of who sees what. */
public enum Preset {
    OPEN,
    ORDINARY,
    CAREFUL
}
