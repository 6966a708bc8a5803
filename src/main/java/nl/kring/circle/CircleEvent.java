package nl.kring.circle;

import nl.kring.identity.AccountId;

/** What happens to a circle itself. */
public sealed interface CircleEvent extends CircleChanged {
    /** Begun on behalf, and nobody answered in time. */
    record CircleFrozen(CircleId circle) implements CircleEvent {}

    /** Begun on behalf and erased without a yes. */
    record CircleNotStarted(CircleId circle) implements CircleEvent {}

    record CircleActivated(CircleId circle) implements CircleEvent {}

    /** The resident said yes, and waits for the first other one. */
    record CircleConfirmed(CircleId circle) implements CircleEvent {}

    record MemberJoined(CircleId circle, AccountId member) implements CircleEvent {}

    record MemberRemoved(CircleId circle, AccountId member) implements CircleEvent {}

    record AskedToVouch(CircleId circle) implements CircleEvent {}

    /** The resident chose who reads about what. */
    record WhoSeesChanged(CircleId circle) implements CircleEvent {}

    /** Somebody waits for a while, or does so no longer, or the resident said what becomes of it. */
    record PauseChanged(CircleId circle) implements CircleEvent {}

    record RingChanged(CircleId circle, AccountId member, Ring ring) implements CircleEvent {}
}
