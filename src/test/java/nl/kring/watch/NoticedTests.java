package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.demo.LifelikeDays;
import nl.kring.demo.LifelikeDays.Change;
import nl.kring.demo.LifelikeDays.Circle;
import nl.kring.demo.LifelikeDays.Comes;
import nl.kring.demo.LifelikeDays.Days;
import nl.kring.demo.LifelikeDays.Event;
import nl.kring.demo.LifelikeDays.What;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.HowItGoes;
import org.junit.jupiter.api.Test;

/** The rules of a plan, held against made-up days in which one knows when something changed: what they notice, and how often for nothing. */
class NoticedTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final int DAYS = 90;
    private static final int CHANGES = 60;
    private static final int SEEDS = 200;
    /** So long after a raise somebody says that it goes well again. */
    private static final Duration BETTER = Duration.ofDays(3);

    private static final Days USUAL = new Days(List.of(0.10, 0.50, 0.30, 0.10, 0.0), 0.02, 0.002, 0, 0.3);
    private static final Days WORSE = new Days(List.of(0.0, 0.10, 0.35, 0.45, 0.10), 0.35, 0.12, 0.02, 0.5);

    private final Map<String, AccountId> people = new HashMap<>();

    private static Circle circle(Optional<Change> change) {
        return new Circle(
                "Douwe",
                0.6,
                List.of(
                        new Comes("Anke", 7, 0.3, 0, 0),
                        new Comes("Bauke", 2, 0.3, 40, 7),
                        new Comes("Henk", 1, 0.5, 60, 14),
                        new Comes("Sietske", 4, 0.1, 50, 10)),
                USUAL,
                change);
    }

    private List<PhaseRules.Seen> seen(List<Event> events) {
        var seen = new ArrayList<PhaseRules.Seen>();
        events.forEach(event -> {
            var who = people.computeIfAbsent(event.who(), _ -> new AccountId(UUID.randomUUID()));
            if (event.what() instanceof What.Sees(var sign, var worried)) {
                seen.add(new PhaseRules.Seen(who, sign, worried, null, event.at()));
            } else if (event.what() instanceof What.Says(var face) && face == HowItGoes.BADLY) {
                seen.add(new PhaseRules.Seen(who, null, false, OwnCall.CHECK_IN_BAD, event.at()));
            }
        });
        return seen;
    }

    /** Each time that the phase went up from green, when somebody says some days later that it goes well again. */
    private List<PastPhases.Turn> raises(Optional<Change> change, long seed) {
        var seen = seen(LifelikeDays.of(circle(change), seed, FIRST, DAYS));
        var lowered = new ArrayList<PastPhases.Lowered>();
        while (true) {
            var raises = PastPhases.of(seen, lowered).stream()
                    .filter(turn -> turn.from() == Phase.GREEN)
                    .toList();
            if (raises.size() == lowered.size()) {
                return raises;
            }
            lowered.add(better(raises.getLast().at().plus(BETTER)));
        }
    }

    private static PastPhases.Lowered better(Instant at) {
        return new PastPhases.Lowered(at, Phase.GREEN);
    }

    private static long day(Instant at) {
        return at.atZone(MovingClock.ZONE).toLocalDate().toEpochDay() - FIRST.toEpochDay();
    }

    @Test
    void r_d6_aChangeIsNoticedWithinAWeekInMoreThanNineOfTen() {
        var change = Optional.of(new Change(CHANGES, DAYS - CHANGES, WORSE));
        var after = IntStream.range(0, SEEDS)
                .mapToObj(seed -> raises(change, seed).stream()
                        .map(turn -> day(turn.at()))
                        .filter(day -> day >= CHANGES)
                        .findFirst()
                        .map(day -> day - CHANGES))
                .toList();
        var noticed = after.stream().flatMap(Optional::stream).sorted().toList();
        System.out.printf(
                "MEASURED a change: %d of %d noticed; within 3 days %d, within 7 days %d; the middle after %d days%n",
                noticed.size(),
                SEEDS,
                noticed.stream().filter(days -> days < 3).count(),
                noticed.stream().filter(days -> days < 7).count(),
                noticed.get(noticed.size() / 2));
        assertThat(noticed.stream().filter(days -> days < 7).count()).isGreaterThan(SEEDS * 9 / 10);
    }

    @Test
    void r_d6_withoutAChangeItIsRaisedFarLessOften() {
        var all = IntStream.range(0, SEEDS)
                .mapToObj(seed -> raises(Optional.empty(), seed))
                .toList();
        var raised = all.stream().mapToInt(List::size).sum();
        var orange = all.stream()
                .flatMap(List::stream)
                .filter(turn -> turn.to().isAbove(Phase.YELLOW))
                .count();
        System.out.printf(
                "MEASURED no change: %d times yellow and %d times more in %d circles of %d days; %d circles never%n",
                raised - orange,
                orange,
                SEEDS,
                DAYS,
                all.stream().filter(List::isEmpty).count());
        assertThat(raised).as("once in ten days at most").isLessThan(SEEDS * DAYS / 10);
        assertThat(orange).isLessThan(raised);
    }

    @Test
    void r_d6_whatWasSeenBeforeSomebodySaidThatItIsBetterCountsNoMore() {
        var anke = new AccountId(UUID.randomUUID());
        var at = FIRST.atTime(9, 0).atZone(MovingClock.ZONE).toInstant();
        var twice = List.of(
                new PhaseRules.Seen(anke, Phase.YELLOW, false, null, at),
                new PhaseRules.Seen(anke, Phase.YELLOW, false, null, at.plus(Duration.ofDays(2))));
        assertThat(PastPhases.of(twice, List.of()))
                .extracting(PastPhases.Turn::rule)
                .containsExactly("TWO_YELLOW_IN_7_DAYS");
        assertThat(PastPhases.of(twice, List.of(better(at.plus(Duration.ofDays(1))))))
                .isEmpty();
        assertThat(PastPhases.of(twice, List.of(better(at.plus(Duration.ofDays(3))))))
                .extracting(PastPhases.Turn::to)
                .containsExactly(Phase.YELLOW, Phase.GREEN);
    }
}
