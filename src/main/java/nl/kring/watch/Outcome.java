package nl.kring.watch;

/** How an alert ended (R-D18). */
public enum Outcome {
    BETTER,
    SOLVED,
    PROFESSIONAL,
    FALSE_ALARM,
    OTHER
}
