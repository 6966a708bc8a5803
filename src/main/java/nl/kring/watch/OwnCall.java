package nl.kring.watch;

/** What a resident says about the own day, in one tap. */
public enum OwnCall {
    CHECK_IN_BAD,
    ASKS_THE_CIRCLE,
    GOES_WRONG
}
