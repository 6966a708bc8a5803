package nl.kring.notify;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/** What became of a try to deliver, or of what left before, in the transaction that keeps it. */
public record DeliveryMarked(String template, UUID subject, Optional<AccountId> recipient, Became became) {
    /** What that is. */
    public enum Became {
        /** It left. */
        SENT,
        /** It is tried again. */
        AGAIN,
        /** It never will leave. */
        FAILED,
        /** It left, and came back. */
        BACK,
        /** It came back by mail, and by another way it was told. */
        BACK_FROM_ONE;

        static Became of(String state) {
            return switch (state) {
                case "SENT" -> SENT;
                case "PENDING" -> AGAIN;
                default -> FAILED;
            };
        }
    }

    public boolean sent() {
        return became == Became.SENT;
    }
}
