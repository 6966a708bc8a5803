package nl.kring.start;

import nl.kring.circle.CircleId;
import nl.kring.identity.SignedIn;

/** What came of a start: who is to be let in, and to which circle; perhaps one that was there already (R-A7). */
public record Started(SignedIn person, CircleId circle) {}
