package nl.kring.circle;

import java.util.UUID;
import nl.kring.identity.AccountId;

/** What happens to a circle itself. */
public sealed interface CircleEvent extends CircleChanged {
    /** Begun on behalf, and nobody answered in time. */
    record CircleFrozen(CircleId circle) implements CircleEvent {}

    /** Its resident, or who speaks for that person, agrees to something else than before. */
    record ConsentChanged(CircleId circle) implements CircleEvent {}

    /** Its resident closed it: it is read for a while and nothing more. */
    record CircleClosed(CircleId circle) implements CircleEvent {}

    record CircleReopened(CircleId circle) implements CircleEvent {}

    /** It is erased with all that hangs on it, at the end of this transaction. */
    record CircleErased(CircleId circle) implements CircleEvent {}

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

    /** Somebody looks along with a resident, or does so no longer. */
    record HelperSessionChanged(CircleId circle) implements CircleEvent {}

    /** The resident said yes or no to what was done in her name, or it was decided after her no. */
    record DeedAnswered(CircleId circle) implements CircleEvent {}

    /** Somebody said that a resident died, or that it was a mistake: nothing goes out, or again. */
    record DeathReported(CircleId circle) implements CircleEvent {}

    /** Who is asked to live in it too, or who answered that. */
    record HousemateAsked(CircleId circle) implements CircleEvent {}

    /** What was told for some is for others from now on, and may stand in another circle. */
    record Readdressed(CircleId circle, CircleId to, UUID from, UUID audience) implements CircleEvent {}

    /** A member lives there too, and sits in no ring any more: in the same transaction. */
    record LivesTogether(CircleId circle, AccountId member, Ring before) implements CircleEvent {}

    /** Who lived there takes what is hers alone to her own circle: each module moves what it keeps, in the same transaction. */
    record Parted(CircleId circle, AccountId resident, CircleId own) implements CircleEvent {}

    /** It is certain, and who lives there too goes on. */
    record ResidentDied(CircleId circle, AccountId resident) implements CircleEvent {}

    /** That it was certain was a mistake: she lives there as before. */
    record ResidentLives(CircleId circle, AccountId resident) implements CircleEvent {}

    /** It is certain: this circle stands still. */
    record InMemoriam(CircleId circle) implements CircleEvent {}

    /** Somebody rests for some days, or is there again. */
    record RestChanged(CircleId circle) implements CircleEvent {}

    record RingChanged(CircleId circle, AccountId member, Ring ring) implements CircleEvent {}
}
