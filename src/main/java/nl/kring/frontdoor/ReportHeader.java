package nl.kring.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.NavigatorView;

/**
 * A report without what was said in it.
 *
 * @param name of the person who needs help
 * @param navigator who has it; none while the team leader decides
 * @param mine whether that is the reader
 * @param started the day on which the clock began
 * @param due the last day that keeps the promise
 * @param visit the moment that was agreed
 * @param diedOn the day on which this person died, if the municipality or the circle said so
 * @param warned whether a warning went out and no moment was agreed since
 */
public record ReportHeader(
        ReportId id,
        String name,
        Instant receivedAt,
        Optional<NavigatorView> navigator,
        Optional<NavigatorView> contact,
        Chosen chosen,
        boolean mine,
        boolean opened,
        LocalDate started,
        LocalDate due,
        Optional<Instant> visit,
        boolean warned,
        Optional<LocalDate> diedOn) {
    /** Whether the moment that was agreed comes after the promised day. */
    public boolean late() {
        return visit.filter(
                        moment -> LocalDate.ofInstant(moment, MovingClock.ZONE).isAfter(due))
                .isPresent();
    }

    /** The first name, as the resident is spoken to. */
    public String firstName() {
        return name.split(" ", 2)[0];
    }
}
