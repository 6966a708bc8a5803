package nl.kring.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;

/**
 * When an appointment is, on the clock of the Netherlands: an hour that the clocks skip in March is the next one, and of the hour that comes
 * twice in October the first is meant.
 *
 * @param from empty where it is all day
 * @param until empty where nobody knows
 */
public record When(LocalDate day, Optional<LocalTime> from, Optional<LocalTime> until) {
    private static final int YEARS = 5;

    static When of(Instant starts, boolean allDay, Optional<Instant> ends) {
        var at = starts.atZone(MovingClock.ZONE);
        return new When(
                at.toLocalDate(),
                Optional.of(at.toLocalTime()).filter(_ -> !allDay),
                ends.map(end -> end.atZone(MovingClock.ZONE).toLocalTime()));
    }

    public boolean allDay() {
        return from.isEmpty();
    }

    public Instant starts() {
        return from.map(this::at)
                .orElseGet(() -> day.atStartOfDay(MovingClock.ZONE).toInstant());
    }

    public Optional<Instant> ends() {
        return until.filter(_ -> !allDay()).map(this::at);
    }

    private Instant at(LocalTime time) {
        return day.atTime(time).atZone(MovingClock.ZONE).toInstant();
    }

    /** Goes on if it can be agreed today: not of a day that was, and not of far away. */
    void check(LocalDate today) {
        if (day.isBefore(today)) {
            throw new Refused("agenda.past");
        }
        if (day.isAfter(today.plusYears(YEARS))) {
            throw new Refused("agenda.far");
        }
        checkEnd();
    }

    void checkEnd() {
        if (ends().filter(end -> !end.isAfter(starts())).isPresent()) {
            throw new Refused("agenda.end.before");
        }
    }
}
