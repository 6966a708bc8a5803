package nl.kring.need;

/** What a need is about, picked from pictures (R-E2). */
public enum Theme {
    FOOD,
    TRANSPORT,
    ALONE,
    MONEY,
    HOUSE,
    PAPERS,
    CARING,
    CHILD,
    WORK
}
