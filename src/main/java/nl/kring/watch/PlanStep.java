package nl.kring.watch;

/** The steps in which a plan is made; each can be left, and taken up on another day. */
public enum PlanStep {
    GREEN,
    SIGNS,
    HELPS,
    ACTIONS,
    LINE,
    HOLDER,
    OUTSIDE,
    APPROVE
}
