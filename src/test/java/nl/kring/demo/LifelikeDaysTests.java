package nl.kring.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.demo.LifelikeDays.Circle;
import nl.kring.demo.LifelikeDays.Comes;
import nl.kring.demo.LifelikeDays.Days;
import nl.kring.demo.LifelikeDays.Event;
import nl.kring.demo.LifelikeDays.What;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.HowItGoes;
import org.junit.jupiter.api.Test;

/** The made-up days are the same for the same seed, and are what was asked. */
class LifelikeDaysTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final Days USUAL = new Days(List.of(1.0, 5.0, 3.0, 1.0, 0.0), 0.02, 0, 0, 0);
    private static final Days WORSE = new Days(List.of(0.0, 0.0, 2.0, 6.0, 2.0), 0.5, 0.2, 0.05, 0.5);

    private static Circle circle(Optional<LifelikeDays.Change> change) {
        return new Circle(
                "Douwe",
                0.6,
                List.of(new Comes("Anke", 7, 0.2, 0, 0), new Comes("Henk", 2, 0.5, 30, 10)),
                USUAL,
                change);
    }

    private static List<Event> days(long seed) {
        return LifelikeDays.of(circle(Optional.empty()), seed, FIRST, 200);
    }

    @Test
    void theSameSeedGivesTheSameDaysAndAnotherSeedOthers() {
        assertThat(days(7)).isEqualTo(days(7)).isNotEqualTo(days(8));
        assertThat(days(7)).isSortedAccordingTo(java.util.Comparator.comparing(Event::at));
    }

    @Test
    void whatComesAfterwardsChangesNothingBefore() {
        var changed = LifelikeDays.of(circle(Optional.of(new LifelikeDays.Change(60, 140, WORSE))), 7, FIRST, 200);
        var until = FIRST.plusDays(60).atStartOfDay(MovingClock.ZONE).toInstant();
        assertThat(changed.stream().filter(event -> event.at().isBefore(until)))
                .containsExactlyElementsOf(days(7).stream()
                        .filter(event -> event.at().isBefore(until))
                        .toList());
        assertThat(bad(changed)).isGreaterThan(bad(days(7)) + 20);
        assertThat(seen(changed)).isGreaterThan(seen(days(7)) + 20);
    }

    private static long bad(List<Event> events) {
        return events.stream()
                .filter(event -> event.what() instanceof What.Says(var face) && face.compareTo(HowItGoes.SO_SO) > 0)
                .count();
    }

    private static long seen(List<Event> events) {
        return events.stream()
                .filter(event -> event.what() instanceof What.Sees)
                .count();
    }

    @Test
    void whoIsAwayForAWhileTellsAndSeesNothingThen() {
        var henk = days(7).stream()
                .filter(event -> event.who().equals("Henk"))
                .map(event -> event.at().atZone(MovingClock.ZONE).toLocalDate())
                .distinct()
                .toList();
        var longest = 0L;
        for (var nr = 1; nr < henk.size(); nr++) {
            longest = Math.max(
                    longest, henk.get(nr).toEpochDay() - henk.get(nr - 1).toEpochDay());
        }
        assertThat(henk).hasSizeBetween(8, 60);
        assertThat(longest).isGreaterThanOrEqualTo(10);
    }
}
