package nl.kring.circle;

import nl.kring.identity.AccountId;

/** Whether something that somebody told still stands in a circle, for jobs; the module that keeps it has the bean. */
public interface ToldHere {
    boolean stands(CircleId circle, AccountId who);
}
