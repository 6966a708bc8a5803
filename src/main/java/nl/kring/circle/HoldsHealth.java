package nl.kring.circle;

import nl.kring.identity.AccountId;

/** What a module keeps about the health of a resident; a bean of each that keeps something. */
public interface HoldsHealth {
    /** As far as who asks may read it. */
    HealthHeld health(CircleId circle, AccountId resident);
}
