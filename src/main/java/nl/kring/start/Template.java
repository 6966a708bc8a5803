package nl.kring.start;

/** What a card may bring along: an empty form of a circle, never data. */
public enum Template {
    /** Ends itself: who gave it leaves fourteen days after the circle began (R-A4). */
    FIRST_WEEK,
    CARING_TOGETHER,
    SEEING_IN_TIME
}
