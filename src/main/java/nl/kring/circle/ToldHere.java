package nl.kring.circle;

import java.util.Set;
import nl.kring.identity.AccountId;

/** Where something that somebody told still stands, for jobs; the module that keeps it has the bean. */
public interface ToldHere {
    Set<CircleId> circles(AccountId who);
}
