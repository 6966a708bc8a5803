package nl.kring.watch;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;

/** What happens round early signs. */
public sealed interface WatchEvent extends CircleChanged {
    record PlanApproved(CircleId circle) implements WatchEvent {}

    /** Something of a plan in the making is another: a step, a question to who is to be in the line, an answer. */
    record PlanDrafted(CircleId circle) implements WatchEvent {}

    /** Too few people are left in the line, or enough again. */
    record LineChanged(CircleId circle) implements WatchEvent {}

    record ObservationMade(CircleId circle, ObservationId observation) implements WatchEvent {}

    /** Somebody said "Gezien", or took it back. */
    record SeenSaid(CircleId circle) implements WatchEvent {}

    /** An agreed sign of life is another, did not come, or came after all. */
    record SilenceChanged(CircleId circle) implements WatchEvent {}

    record PhaseRaised(CircleId circle, Phase to, String rule) implements WatchEvent {}

    record PhaseConfirmed(CircleId circle, Phase phase) implements WatchEvent {}

    record PhaseLowered(CircleId circle, Phase to) implements WatchEvent {}

    record AlertRaised(CircleId circle, AlertId alert, Phase phase) implements WatchEvent {}

    /** Somebody who was asked can be told from now on. */
    record AlertHeard(CircleId circle, AlertId alert) implements WatchEvent {}

    /** How it stands with who is told outside the circle is another. */
    record OutsideTold(CircleId circle, AlertId alert) implements WatchEvent {}

    record AlertClaimed(CircleId circle, AlertId alert, AccountId by) implements WatchEvent {}

    record AlertPassed(CircleId circle, AlertId alert, AccountId by) implements WatchEvent {}

    record AlertEscalated(CircleId circle, AlertId alert, Phase phase, int level) implements WatchEvent {}

    /** Somebody looked back on it. */
    record LookedBack(CircleId circle, AlertId alert) implements WatchEvent {}

    record AlertHandedOver(CircleId circle, AlertId alert, AccountId to) implements WatchEvent {}

    /** Something was asked, said or concluded in what is decided together, or its time is over. */
    record DecidedOn(CircleId circle, AlertId alert) implements WatchEvent {}

    /** Another was asked to do something, cannot, or did not answer in time. */
    record ActionAsked(CircleId circle, AlertId alert) implements WatchEvent {}

    record ActionAgreed(CircleId circle, AlertId alert) implements WatchEvent {}

    /** It goes better, somebody said: nobody more is asked, and who has it decides. */
    record AlertCalmed(CircleId circle, AlertId alert) implements WatchEvent {}

    record AlertClosed(CircleId circle, AlertId alert, Outcome outcome) implements WatchEvent {}
}
