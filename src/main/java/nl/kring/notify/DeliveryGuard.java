package nl.kring.notify;

import java.util.UUID;
import nl.kring.identity.AccountId;

/** Asked just before a message leaves: may this person still hear of this circle? */
public interface DeliveryGuard {
    boolean stillIn(UUID circle, AccountId person);

    /** Whether it goes all the same, because it is about somebody whose matters go on. */
    default boolean goesAnyway(UUID circle, UUID subject) {
        return false;
    }

    /** Whether nothing goes out of this circle now: what is due waits, and is not lost. */
    default boolean rests(UUID circle) {
        return false;
    }
}
