package nl.kring.start;

/** What a typed or scanned code says. */
public sealed interface CardSeen {
    /**
     * @param giver first name of who handed the card over
     */
    record Valid(String code, String giver, String organisation) implements CardSeen {}

    /** Older than thirty days; nothing more is said (AT-A2). */
    record Expired() implements CardSeen {}

    /** Somebody started with it already. */
    record Used() implements CardSeen {}

    /** No such code. */
    record Wrong() implements CardSeen {}

    /** Five were wrong. */
    record Paused() implements CardSeen {}
}
