package nl.kring.welcome;

/** What a resident says to "Past dit bij je?". */
public enum Answer {
    YES,
    NOT_RIGHT,
    STOP
}
