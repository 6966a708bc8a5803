package nl.kring.farewell;

/** What becomes of a circle once its resident died. */
public enum AfterMe {
    /** Erased after three days, which are left for a mistake. */
    AT_ONCE,
    /** Read by her people for ninety days, and then erased. */
    DAYS_90
}
