package nl.kring.timeline;

/** One word about what somebody told (R-C4); there are no others, and none is counted. */
public enum Reaction {
    FINE,
    SEEN,
    STRENGTH,
    LIKE,
    THANKS
}
