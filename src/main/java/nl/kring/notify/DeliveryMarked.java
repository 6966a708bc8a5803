package nl.kring.notify;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/**
 * What became of a try to deliver, or of what left before, in the transaction that keeps it.
 *
 * @param sent it left; otherwise it is tried again, never will leave, or came back
 * @param again it is tried again
 */
public record DeliveryMarked(
        String template, UUID subject, Optional<AccountId> recipient, boolean sent, boolean again) {}
