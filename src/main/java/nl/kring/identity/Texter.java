package nl.kring.identity;

/** Somebody who writes text messages from a number that is proven to be hers. */
public record Texter(AccountId id, Recipient to) {}
