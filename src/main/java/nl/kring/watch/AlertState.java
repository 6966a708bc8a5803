package nl.kring.watch;

/** Where an alert is in its life. The level is a number beside it; escalation is an event. */
public enum AlertState {
    RAISED,
    ACKNOWLEDGED,
    ACTION_AGREED,
    ACTION_DONE,
    CLOSED
}
