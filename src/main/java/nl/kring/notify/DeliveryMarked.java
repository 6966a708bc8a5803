package nl.kring.notify;

import java.util.UUID;

/**
 * What became of a try to deliver, in the transaction that keeps it.
 *
 * @param sent it left; otherwise it is tried again, or never will leave
 */
public record DeliveryMarked(String template, UUID subject, boolean sent) {}
