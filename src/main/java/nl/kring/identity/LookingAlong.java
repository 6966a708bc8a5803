package nl.kring.identity;

/** Whether somebody looks along at a person's screen now; circles know it (R-C19). */
public interface LookingAlong {
    boolean with(AccountId account);
}
