package nl.kring.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;

/**
 * A version of an early-warning plan, without its signs.
 *
 * @param turns each week another is asked first (R-D17)
 * @param lineShort fewer than two are left in the line (R-B8)
 * @param replaced another version holds now
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
        boolean replaced,
        boolean turns,
        List<LineEntry> line,
        List<NewPlan.Action> actions,
        List<Contact> outside) {
    /** An outside contact with its id. */
    record Contact(UUID id, NewPlan.Contact given) {}

    /**
     * In which order they are asked this week (R-D17): where they take turns, who stood first is last a week later. Who is only called keeps her
     * place; who is young is never first (R-B14).
     */
    List<LineEntry> lineOf(Who who, Instant now) {
        var grown = line.stream()
                .filter(entry -> !entry.callOnly() && !who.isYoung(entry.person()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (turns && approvedAt.isPresent() && !grown.isEmpty()) {
            var weeks = ChronoUnit.WEEKS.between(monday(approvedAt.get()), monday(now));
            Collections.rotate(grown, (int) -(weeks % grown.size()));
        }
        var next = grown.iterator();
        var order = line.stream()
                .map(entry -> entry.callOnly() || who.isYoung(entry.person()) ? entry : next.next())
                .collect(Collectors.toCollection(ArrayList::new));
        order.stream()
                .filter(entry -> !entry.callOnly())
                .findFirst()
                .filter(first -> who.isYoung(first.person()))
                .flatMap(_ -> order.stream().filter(grown::contains).findFirst())
                .ifPresent(first -> {
                    order.remove(first);
                    order.addFirst(first);
                });
        return List.copyOf(order);
    }

    private static LocalDate monday(Instant at) {
        return LocalDate.ofInstant(at, MovingClock.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

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
