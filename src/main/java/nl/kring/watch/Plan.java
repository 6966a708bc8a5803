package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;

/**
 * A version of an early-warning plan, without its signs.
 *
 * @param lineShort fewer than two are left in the line (R-B8)
 */
record Plan(
        UUID id,
        CircleId circle,
        AccountId resident,
        int version,
        Optional<AccountId> holder,
        Optional<AccountId> deputy,
        String green,
        List<String> helps,
        List<String> helpsNot,
        Optional<Instant> approvedAt,
        Optional<Instant> reviewAt,
        boolean lineShort,
        List<LineEntry> line,
        List<NewPlan.Action> actions,
        List<Contact> outside) {
    /** An outside contact with its id. */
    record Contact(UUID id, NewPlan.Contact given) {}

    /** The resident, who speaks for the resident in personal matters, the plan holder and the deputy: they know all of it. */
    boolean isCloseTo(Seat seat) {
        var me = Optional.of(seat.account());
        return seat.account().equals(resident)
                || seat.kind() == Seat.Kind.REPRESENTATIVE
                        && seat.personal()
                        && seat.standsFor().contains(resident)
                || holder.equals(me)
                || deputy.equals(me);
    }

    /** Whether the plan itself names this person as resident, plan holder or deputy. */
    boolean names(AccountId person) {
        return person.equals(resident)
                || holder.filter(person::equals).isPresent()
                || deputy.filter(person::equals).isPresent();
    }

    Optional<LineEntry> placeOf(AccountId person) {
        return line.stream().filter(entry -> entry.person().equals(person)).findFirst();
    }
}
