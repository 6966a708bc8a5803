package nl.kring.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;

/** The levels of an alert (journey d): who is asked at each, from when that person hears of it, and when the next one is due. */
final class AlertLevels {
    static final int LAST = 4;
    private static final int FIRST_ASKED = 2;

    /** Somebody who is asked, and from when that person may be told. */
    record Ask(AccountId person, Instant from) {}

    /** A level that was reached: whom it asks. */
    record Step(int level, List<Ask> asks) {}

    /**
     * Who could be asked now.
     *
     * @param line in order, without who only gives a number, has left or rests
     * @param asked who was asked since the phase was reached
     * @param cannot who said so since then
     * @param tired who was asked by another alert in the last twelve hours (R-D17)
     */
    record Situation(
            Phase phase,
            Optional<AccountId> holder,
            List<LineEntry> line,
            List<AccountId> coordinators,
            List<AccountId> inner,
            Set<AccountId> asked,
            Set<AccountId> cannot,
            Set<AccountId> tired,
            Instant now) {

        List<LineEntry> stillInLine() {
            return line.stream()
                    .filter(entry -> !cannot.contains(entry.person()))
                    .toList();
        }
    }

    private AlertLevels() {}

    /**
     * When the level after this one is due: by the table, which counts from the beginning of the phase. A level that came early,
     * because all who were asked cannot, so keeps at least its own step. One that came late, because somebody had it meanwhile, gets
     * its step from the moment that it came (docs/decisions/016). After the last one it is asked again and again: no alert is silent.
     *
     * @param began when the phase was reached
     * @param came when this level was due; what the server was down after that does not count
     */
    static Optional<Instant> due(Phase phase, int level, Instant began, Instant came) {
        return phase == Phase.GREEN
                ? Optional.empty()
                : Optional.of(
                        level >= last(phase)
                                ? again(phase, came)
                                : later(after(phase, level, began), step(phase, level, came)));
    }

    private static Instant again(Phase phase, Instant came) {
        return switch (phase) {
            case GREEN -> came;
            case YELLOW -> came.plus(Duration.ofDays(7));
            case ORANGE -> WakingHours.add(came, Duration.ofHours(14));
            case RED -> came.plus(Duration.ofMinutes(45));
        };
    }

    /** Everybody who may be asked by now, also who could not be reached or said before that it could not be then. */
    static List<Ask> again(Situation situation) {
        var near = situation.phase() == Phase.YELLOW
                ? Stream.concat(situation.holder().stream(), situation.asked().stream())
                : Stream.of(
                                situation.asked().stream(),
                                situation.line().stream().map(LineEntry::person),
                                situation.coordinators().stream(),
                                situation.inner().stream().filter(_ -> situation.phase() == Phase.RED))
                        .flatMap(persons -> persons);
        return awake(near, situation);
    }

    private static Instant after(Phase phase, int level, Instant began) {
        return level == 1 ? step(phase, 1, began) : step(phase, level, after(phase, level - 1, began));
    }

    private static Instant step(Phase phase, int level, Instant from) {
        return switch (phase) {
            case GREEN -> from;
            case YELLOW -> from.plus(Duration.ofHours(72));
            case ORANGE -> WakingHours.add(from, Duration.ofHours(level == 3 ? 16 : 4));
            case RED -> from.plus(Duration.ofMinutes(15));
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When who claimed must have agreed an action. */
    static Instant agreeBefore(Phase phase, Instant claimed) {
        return switch (phase) {
            case GREEN, YELLOW -> claimed.plus(Duration.ofDays(7));
            case ORANGE -> WakingHours.add(claimed, Duration.ofHours(24));
            case RED -> claimed.plus(Duration.ofMinutes(30));
        };
    }

    /** When an action that was agreed counts as forgotten. */
    static Instant overdue(Phase phase, Instant before) {
        return phase == Phase.RED ? before.plus(Duration.ofMinutes(30)) : WakingHours.add(before, Duration.ofHours(2));
    }

    /** When an outside contact is told: at once when it is open, else at nine on the next day that it is. */
    static Optional<Instant> outsideFrom(Hours hours, Instant now) {
        return hours.next(now).map(open -> {
            var nine = open.atZone(MovingClock.ZONE).with(LocalTime.of(9, 0)).toInstant();
            return open.equals(now) || open.isAfter(nine) || !hours.hold(nine) ? open : nine;
        });
    }

    static int last(Phase phase) {
        return switch (phase) {
            case GREEN -> 1;
            case YELLOW -> 2;
            case ORANGE, RED -> LAST;
        };
    }

    /** Whom a level asks, without those who said that they cannot. */
    static Step at(int level, Situation situation) {
        var asks =
                switch (situation.phase()) {
                    case GREEN -> List.<Ask>of();
                    case YELLOW -> awake(situation.holder().stream(), situation);
                    case ORANGE ->
                        switch (level) {
                            case 1 -> firstTwo(situation);
                            case 2 -> wholeLine(situation);
                            case 3 -> awake(situation.coordinators().stream(), situation);
                            default -> List.<Ask>of();
                        };
                    case RED ->
                        switch (level) {
                            case 1 -> firstTwo(situation);
                            case 2 -> wholeLine(situation);
                            case 3 ->
                                awake(
                                        Stream.concat(situation.coordinators().stream(), situation.inner().stream()),
                                        situation);
                            default -> awake(situation.asked().stream(), situation);
                        };
                };
        return new Step(
                level,
                asks.stream()
                        .filter(ask -> situation.phase() == Phase.RED && level == LAST
                                || !situation.cannot().contains(ask.person()))
                        .toList());
    }

    /** The next in line after a "cannot": of those who were not asked yet who can be asked first, in the order of the line (R-D10). */
    static Optional<Ask> nextInLine(Situation situation) {
        return situation.stillInLine().stream()
                .filter(entry -> !situation.asked().contains(entry.person()))
                .map(entry -> ask(entry, situation))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Ask::from));
    }

    /** The first two who are available at the first moment that anybody is. */
    private static List<Ask> firstTwo(Situation situation) {
        var all = wholeLine(situation);
        var first = all.stream().map(Ask::from).min(Comparator.naturalOrder());
        return all.stream()
                .filter(ask -> ask.from().equals(first.orElseThrow()))
                .sorted(Comparator.comparing(ask ->
                        situation.phase() == Phase.ORANGE && situation.tired().contains(ask.person())))
                .limit(FIRST_ASKED)
                .toList();
    }

    private static List<Ask> wholeLine(Situation situation) {
        return situation.stillInLine().stream()
                .map(entry -> ask(entry, situation))
                .flatMap(Optional::stream)
                .toList();
    }

    /** In the own hours and awake; at RED who agreed to be woken is asked at any time (R-D22). */
    private static Optional<Ask> ask(LineEntry entry, Situation situation) {
        var from = situation.phase() == Phase.RED && entry.woken()
                ? Optional.of(situation.now())
                : nextAwake(entry.hours(), situation.now());
        return from.map(moment -> new Ask(entry.person(), moment));
    }

    static Optional<Instant> nextAwake(Hours hours, Instant now) {
        return hours.next(WakingHours.next(now)).map(WakingHours::next).filter(hours::hold);
    }

    private static List<Ask> awake(Stream<AccountId> persons, Situation situation) {
        var woken = situation.line().stream()
                .filter(LineEntry::woken)
                .map(LineEntry::person)
                .toList();
        var asks = new ArrayList<Ask>();
        persons.distinct()
                .forEach(person -> asks.add(new Ask(
                        person,
                        situation.phase() == Phase.RED && woken.contains(person)
                                ? situation.now()
                                : WakingHours.next(situation.now()))));
        return List.copyOf(asks);
    }
}
