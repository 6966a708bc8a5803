package nl.kring.notify;

import java.util.UUID;

/**
 * What became of a try to deliver, or of what left before, in the transaction that keeps it.
 *
 * @param sent it left; otherwise it is tried again, never will leave, or came back
 */
public record DeliveryMarked(String template, UUID subject, boolean sent) {}
