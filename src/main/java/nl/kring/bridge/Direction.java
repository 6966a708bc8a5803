package nl.kring.bridge;

/** Which way something crosses. */
public enum Direction {
    TO_FILE,
    TO_CIRCLE
}
