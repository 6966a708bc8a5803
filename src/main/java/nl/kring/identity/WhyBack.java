package nl.kring.identity;

/** Why a mail did not arrive, as far as the server at the other end says it. */
public enum WhyBack {
    NO_SUCH_ADDRESS,
    CLOSED,
    FULL,
    REFUSED,
    /** Nobody took it for days. */
    NOT_TAKEN,
    TOO_LARGE,
    OTHER;

    /** Whether the next mail to that address would come back too; otherwise it was this one mail, or that day. */
    public boolean isOfTheAddress() {
        return this != NOT_TAKEN && this != TOO_LARGE;
    }
}
