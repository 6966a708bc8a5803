package nl.kring.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;

/** An alert as it stands in its row. */
record AlertRow(
        AlertId id,
        CircleId circle,
        UUID plan,
        AccountId resident,
        Phase phase,
        Instant phaseSince,
        int level,
        AlertState state,
        boolean asking,
        Optional<Instant> reachableAt,
        Optional<AccountId> owner,
        Optional<AccountId> handedTo,
        Optional<Agreed> agreed,
        Optional<Wanted> wanted,
        Optional<Instant> nextDueAt,
        Instant raisedAt,
        Optional<Outcome> outcome) {
    /**
     * What was agreed to do, and before when.
     *
     * @param by the owner who agreed it
     * @param doer who does it, and said yes
     */
    record Agreed(AccountId by, AccountId doer, String what, Instant before) {}

    /**
     * What the owner asks another to do, who did not say yes to it (R-D12).
     *
     * @param by the owner who asks it
     * @param due when the owner is told that there is no answer
     * @param followed what follows from it was done
     * @param late the owner was told so
     */
    record Wanted(
            UUID id,
            AccountId by,
            AccountId doer,
            String what,
            Instant before,
            Instant due,
            Optional<Boolean> answer,
            boolean followed,
            boolean late) {
        /** She can still say yes or no. */
        boolean waits(Instant now) {
            return answer.isEmpty() && before.isAfter(now);
        }

        boolean saidNo() {
            return answer.filter(yes -> !yes).isPresent();
        }
    }

    boolean isOpen() {
        return state != AlertState.CLOSED;
    }

    /** What was agreed by who has it now; what an owner before agreed is no longer so. */
    Optional<Agreed> agreedByOwner() {
        return agreed.filter(it -> owner.filter(it.by()::equals).isPresent());
    }

    /** What is asked by who has it now; what an owner before asked is not asked any more. */
    Optional<Wanted> wantedByOwner() {
        return wanted.filter(it -> isOpen() && owner.filter(it.by()::equals).isPresent());
    }

    /** Who has it agreed nothing in time, or the time of that is over, and others are asked. */
    boolean askedAgain(Instant now) {
        var over = agreedByOwner().map(it -> !it.before().isAfter(now)).orElse(level > 1);
        return isOpen() && owner.isPresent() && asking && over;
    }

    boolean isHandedTo(AccountId person) {
        return isOpen() && handedTo.filter(person::equals).isPresent();
    }

    /** Help is asked, nobody has it, and nobody who was asked can be reached at this moment (R-D19). */
    boolean nobodyAt(Instant now) {
        return isOpen()
                && owner.isEmpty()
                && reachableAt.filter(at -> !at.isAfter(now)).isEmpty();
    }
}
