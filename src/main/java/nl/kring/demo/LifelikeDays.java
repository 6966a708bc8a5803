package nl.kring.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.HowItGoes;
import nl.kring.watch.Phase;

/**
 * A circle day by day that nobody lives in: who comes by and how often, who is away for a while, how the resident says that it goes, and a
 * change at a known moment. The same seed gives the same days. For the demo, and for tests that ask how soon the agreed rules notice.
 */
public final class LifelikeDays {
    private static final int EVENING = 12 * 60;
    private static final double WEEK = 7;

    private LifelikeDays() {}

    /**
     * A circle.
     *
     * @param saysHow the chance of a day on which the resident says how it goes
     * @param usual what is said and seen on days as they mostly are
     * @param change what happens to them, if anything does
     */
    public record Circle(String resident, double saysHow, List<Comes> people, Days usual, Optional<Change> change) {}

    /**
     * Somebody who comes by.
     *
     * @param aWeek how often a week
     * @param tells the chance that something ordinary is told of it
     * @param awayEvery how many days are between two times away, nought for who never is
     * @param awayFor how many days one is away
     */
    public record Comes(String who, double aWeek, double tells, int awayEvery, int awayFor) {
        private boolean isAway(int day, long seed) {
            return awayEvery > 0 && Math.floorMod(day + mixed(seed, who.hashCode()), awayEvery) < awayFor;
        }
    }

    /**
     * What days are like.
     *
     * @param faces how often each of the five faces is said, the best first, as shares
     * @param yellow the chance that somebody who comes by sees a sign of that phase
     * @param worried the chance that who sees an orange sign is worried
     */
    public record Days(List<Double> faces, double yellow, double orange, double red, double worried) {}

    /** From that day on, for so many days, they are like this. */
    public record Change(int day, int lasts, Days days) {
        boolean holds(int now) {
            return now >= day && now < day + lasts;
        }
    }

    /** What somebody did at a moment. */
    public record Event(Instant at, String who, What what) {}

    /** What was done, without its words. */
    public sealed interface What {
        record Says(HowItGoes face) implements What {}

        record Sees(Phase sign, boolean worried) implements What {}

        record Tells() implements What {}
    }

    /** So many days from the first, the earliest first. */
    public static List<Event> of(Circle circle, long seed, LocalDate first, int days) {
        return IntStream.range(0, days)
                .boxed()
                .flatMap(day -> day(circle, seed, first, day).stream())
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }

    /** Each day has chances of its own: what is added to one day changes no other. */
    private static List<Event> day(Circle circle, long seed, LocalDate first, int day) {
        var chance = new Random(mixed(seed, day));
        var like = circle.change()
                .filter(change -> change.holds(day))
                .map(Change::days)
                .orElse(circle.usual());
        var events = new ArrayList<Event>();
        if (chance.nextDouble() < circle.saysHow()) {
            var face = face(like.faces(), chance.nextDouble());
            events.add(new Event(at(first, day, 8 * 60 + chance.nextInt(120)), circle.resident(), new What.Says(face)));
        }
        circle.people().forEach(person -> {
            if (chance.nextDouble() < person.aWeek() / WEEK && !person.isAway(day, seed)) {
                var at = at(first, day, 9 * 60 + chance.nextInt(EVENING));
                what(person, like, chance).forEach(what -> events.add(new Event(at, person.who(), what)));
            }
        });
        return events;
    }

    private static Stream<What> what(Comes person, Days like, Random chance) {
        var tells = Optional.<What>of(new What.Tells()).filter(_ -> chance.nextDouble() < person.tells());
        var drawn = chance.nextDouble();
        var worried = chance.nextDouble() < like.worried();
        Optional<What> sees = drawn < like.red()
                ? Optional.of(new What.Sees(Phase.RED, true))
                : drawn < like.red() + like.orange()
                        ? Optional.of(new What.Sees(Phase.ORANGE, worried))
                        : drawn < like.red() + like.orange() + like.yellow()
                                ? Optional.of(new What.Sees(Phase.YELLOW, false))
                                : Optional.empty();
        return Stream.of(tells, sees).flatMap(Optional::stream);
    }

    private static HowItGoes face(List<Double> shares, double drawn) {
        var left = drawn * shares.stream().mapToDouble(Double::doubleValue).sum();
        for (var nr = 0; nr < shares.size() - 1; nr++) {
            left -= shares.get(nr);
            if (left < 0) {
                return HowItGoes.values()[nr];
            }
        }
        return HowItGoes.values()[shares.size() - 1];
    }

    /** By the clock on the wall. */
    private static Instant at(LocalDate first, int day, int minutes) {
        return first.plusDays(day)
                .atTime(minutes / 60, minutes % 60)
                .atZone(MovingClock.ZONE)
                .toInstant();
    }

    /** Seeds that lie beside each other give days that have nothing of each other. */
    private static long mixed(long seed, long day) {
        var mixed = (seed * 0x9E3779B97F4A7C15L + day) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 31;
    }
}
