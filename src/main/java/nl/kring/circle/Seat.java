package nl.kring.circle;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;

/**
 * Where an account stands in one circle, and what it may do there. Read at every act; never kept.
 *
 * @param ring of a member
 * @param recognised false for somebody who was invited and whom the resident did not recognise yet (R-A10)
 * @param guest takes over for a while: reads, and tells nothing (R-B5)
 * @param age of a young member (R-B14)
 * @param personal a representative who decides on care and on who is in the circle
 * @param topics what this person may read about
 * @param speaksFor for which resident this person speaks, on which topics, and reads all of it
 * @param healthShared whether the circle may read and tell about the resident's health; if not, all that is hers alone
 * @param preparing whether this person began it for the resident, who did not answer yet, and it is not frozen
 * @param household several people live in it
 * @param ownerName first name of the resident, who can give a right; of a household all of them
 * @param helper who looks along with this person now, here or in an own circle elsewhere: the most weighty things wait (R-C19)
 */
public record Seat(
        CircleId circle,
        AccountId account,
        Kind kind,
        Optional<Ring> ring,
        boolean coordinator,
        boolean mayObserve,
        boolean recognised,
        boolean guest,
        Age age,
        boolean personal,
        Set<Topic> topics,
        Map<AccountId, Set<Topic>> speaksFor,
        CircleState state,
        boolean healthShared,
        boolean preparing,
        boolean household,
        String ownerName,
        Optional<AccountId> helper) {
    /** How somebody comes to a seat. */
    public enum Kind {
        RESIDENT,
        MEMBER,
        REPRESENTATIVE
    }

    /** The same while somebody looks along, in whichever circle that began: her other circles wait with it (R-C19). */
    Seat lookedAlongBy(Optional<AccountId> helping) {
        return with(state, helping);
    }

    /** As it was while the circle went on, for a job that tells of the past. */
    public Seat whileItWentOn() {
        return with(CircleState.ACTIVE, Optional.empty());
    }

    private Seat with(CircleState now, Optional<AccountId> helping) {
        return new Seat(
                circle,
                account,
                kind,
                ring,
                coordinator,
                mayObserve,
                recognised,
                guest,
                age,
                personal,
                topics,
                speaksFor,
                now,
                healthShared,
                preparing,
                household,
                ownerName,
                helping);
    }

    public boolean can(Act act) {
        return SeatRules.allows(act, this);
    }

    public boolean can(Act act, Topic topic) {
        return can(act) && topics.contains(topic);
    }

    /** Goes on if the act is allowed from this seat; otherwise says who can give the right. */
    public void may(Act act) {
        if (!can(act)) {
            throw noRight(act.name());
        }
    }

    /** As {@link #may(Act)}, for something about a topic. */
    public void may(Act act, Topic topic) {
        if (!can(act, topic)) {
            throw noRight(act.name() + " " + topic);
        }
    }

    /** Goes on if nobody looks along; otherwise as if the act were not allowed (R-C19). */
    public void alone(Act act) {
        if (helper.isPresent()) {
            throw noRight(act.name());
        }
    }

    /** As {@link #may(Act)}, for what is written: in a circle that its resident closed, and of who died, nothing is. */
    public void mayWrite(Act act) {
        may(act);
        if (state == CircleState.CLOSED) {
            throw new Refused("circle.closed.refused");
        }
        if (state == CircleState.IN_MEMORIAM) {
            throw noRight(act.name());
        }
    }

    /** What is thrown where a right hangs on more than the seat; the act is a word for the log. */
    public NoRight noRight(String act) {
        return new NoRight(act, state == CircleState.IN_MEMORIAM ? "" : ownerName, circle.value());
    }

    /** What is about the health of the resident: hers alone, once she said no to sharing it (AT-M1). */
    public boolean readsHealth() {
        return healthShared || isResident();
    }

    public boolean isResident() {
        return kind == Kind.RESIDENT;
    }

    /** A resident takes away what others told too; not of both, once they went apart: the other one may want to take it along. */
    public boolean takesAwayOfOthers() {
        return isResident() && !(household && state == CircleState.CLOSED);
    }

    /** Whose matters this person reads as if they were her own: herself, or for whom she speaks. */
    public Set<AccountId> standsFor() {
        return isResident() ? Set.of(account) : speaksFor.keySet();
    }

    /** The one resident for whom this person decides here; of two for whom somebody speaks, the first. */
    public Optional<AccountId> resident() {
        return standsFor().stream().findFirst();
    }

    /** The topics on which this person speaks for a resident, whichever. */
    Set<Topic> speaksOn() {
        return speaksFor.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
