package nl.kring.start;

import nl.kring.identity.SignedIn;

/** What came of a resident who says who she is. */
public sealed interface Claimed {
    /** She is in, and reads what she may say yes to. */
    record In(SignedIn person) implements Claimed {}

    /** She has a circle of her own already: she alone is told, and joins the two or drops the new one (R-A7). */
    record HasOne() implements Claimed {}
}
