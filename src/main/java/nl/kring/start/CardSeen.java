package nl.kring.start;

import nl.kring.identity.EmailAddress;

/** What a typed or scanned code says. */
public sealed interface CardSeen {
    /**
     * @param giver first name of who handed the card over
     */
    record Valid(String code, String giver, String organisation) implements Given {}

    /**
     * A link of a start together with a professional, which knows whom it is for.
     *
     * @param code the secret of the link
     * @param giver first name of who gave it
     * @param mailed whether the link came by mail, which proves the mailbox; otherwise it was opened on the giver's screen
     */
    record Direct(
            String code, String giver, String organisation, String firstName, EmailAddress address, boolean mailed)
            implements Given {}

    /** What one can start with. */
    sealed interface Given extends CardSeen {
        String code();

        String giver();

        String organisation();
    }

    /**
     * A link that does not work any more, or never did.
     *
     * @param used because somebody started with it
     */
    record NoLink(boolean used) implements CardSeen {}

    /** Older than thirty days; nothing more is said (AT-A2). */
    record Expired() implements CardSeen {}

    /** Somebody started with it already. */
    record Used() implements CardSeen {}

    /** No such code. */
    record Wrong() implements CardSeen {}

    /** Five were wrong. */
    record Paused() implements CardSeen {}
}
