package nl.kring.identity;

/** What somebody who reads mail as well wants to hear by text message (R-C7). */
public enum TextsFor {
    /** Only when help is asked: then by mail and by text message (journey d). */
    ALERTS,

    /** Tasks as well: those by text message instead of by mail. */
    TASKS_AND_ALERTS
}
