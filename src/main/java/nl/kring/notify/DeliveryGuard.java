package nl.kring.notify;

import java.util.UUID;
import nl.kring.identity.AccountId;

/** Asked just before a message leaves: may this person still hear of this circle? */
public interface DeliveryGuard {
    boolean stillIn(UUID circle, AccountId person);
}
