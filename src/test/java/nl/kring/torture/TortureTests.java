package nl.kring.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import nl.kring.platform.Ids;
import nl.kring.torture.Journal.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two nodes on one PostgreSQL while all of it falls again and again ({@code ./kring torture}): what was acknowledged is there, once, and no
 * alert is silent. Slow is no failure.
 */
@Tag("torture")
class TortureTests {
    private static final boolean CONTROL = Boolean.getBoolean("kring.control");
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("kring.seconds", 600));
    private static final Duration CONTROLLED = Duration.ofSeconds(60);
    private static final Duration TO_CALM_DOWN = Duration.ofSeconds(150);
    private static final Duration TO_END = Duration.ofMinutes(5);
    private static final int CIRCLES = Integer.getInteger("kring.circles", 12);
    private static final long SEED = Long.getLong("kring.seed", System.nanoTime() % 1_000_000);
    private static final String NOT_KEPT = "synchronous_commit=off";
    private static final Path FOLDER = Path.of("target", "torture");

    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong foreign = new AtomicLong();
    private final AtomicLong triedElsewhere = new AtomicLong();
    private int looked;
    private final Summary summary = new Summary(FOLDER.resolve("summary.txt"));

    @Test
    @Timeout(value = 24, unit = TimeUnit.HOURS)
    void nothingIsLostOrDoubledAndNoAlertIsSilent() throws IOException, SQLException {
        summary.say("seed %d, %d s, %d circles".formatted(SEED, LONG.toSeconds(), CIRCLES));
        try (var cluster = new Cluster(CIRCLES)) {
            if (!cluster.hasProxy()) {
                summary.say("HAProxy is not on this machine: people go straight to the nodes");
            }
            if (Faults.library().isEmpty()) {
                summary.say("libfaketime is not on this machine: no clock goes wrong");
            }
            if (cluster.disk().isEmpty()) {
                summary.say("no disk may be mounted on this machine: none is ever full");
            }
            tortured(cluster);
            if (CONTROL) {
                controlled(cluster);
            }
        }
    }

    private void tortured(Cluster cluster) throws IOException, SQLException {
        var faults = new Faults(cluster, new Random(SEED));
        var lateness = new Lateness();
        try (var journal = new Journal(FOLDER.resolve("journal.txt"))) {
            var minutes = run(cluster, journal, LONG, lateness, faults::rowIsOver, () -> {
                faults.next();
                nothingIsLostSoFar(cluster, journal);
            });
            var acts = journal.read();
            summary.say("fell: " + faults.done()
                    + ", %.1f a minute"
                            .formatted(faults.done().values().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum()
                                    / minutes));
            for (var kind : Kind.values()) {
                var many = acts.stream().filter(act -> act.kind() == kind).count();
                summary.say("acknowledged %s: %d, %.1f a second".formatted(kind, many, many / minutes / 60));
            }
            summary.say("acknowledged in all: %d in %.1f minutes".formatted(acts.size(), minutes));
            summary.say("had to sign in again: " + signedOut(cluster));
            summary.say("alerts: " + lateness);
            var broken = settled(cluster, acts);
            for (var each : Invariant.values()) {
                summary.say("%s: %d (%s)".formatted(each, broken.getOrDefault(each, 0L), each.so()));
            }
            var notSeen = notSeen(cluster, acts);
            summary.say("I7_NOT_SEEN: %d (what was told last is on a page that is opened, of each node)"
                    .formatted(notSeen.size()));
            try (var all = cluster.database().connect()) {
                summary.say("whole: %d indexes and all tables".formatted(Truth.whole(all)));
            }
            var whole = cluster.logIsWhole();
            summary.say("I8 verify-log: " + (whole ? "whole" : "broken"));
            assertThat(broken).isEmpty();
            assertThat(notSeen).isEmpty();
            assertThat(whole).as("the access log is whole").isTrue();
            assertThat(foreign.get())
                    .as("circles read by who has no place there")
                    .isZero();
            assertThat(signedOut(cluster)).as("had to sign in again").isZero();
            somethingHappened(faults, acts);
        }
    }

    /** Who did nothing lost nothing either. */
    private void somethingHappened(Faults faults, List<Journal.Act> acts) {
        assertThat(acts.stream().map(Journal.Act::kind))
                .as("a run in which something was never acknowledged says nothing of it")
                .contains(Kind.values());
        assertThat(faults.done().keySet())
                .as("a run in which something never fell says nothing of it")
                .containsAll(faults.available());
        assertThat(triedElsewhere.get()).as("the circle of others was tried").isPositive();
    }

    /** The same where PostgreSQL says that it keeps what it does not keep yet: who looks must find something, or a run says nothing. */
    private void controlled(Cluster cluster) throws IOException, SQLException {
        try (var journal = new Journal(FOLDER.resolve("control.txt"))) {
            cluster.database().kill();
            cluster.database().startAgain(NOT_KEPT);
            run(cluster, journal, CONTROLLED, new Lateness(), () -> true, () -> {
                afterSome(journal);
                cluster.database().kill();
                cluster.database().startAgain(NOT_KEPT);
            });
            var acts = journal.read();
            try (var all = cluster.database().connect()) {
                var lost = Truth.broken(all, cluster.ids(), acts).getOrDefault(Invariant.I1_LOST, 0L);
                summary.say(
                        "control: with " + NOT_KEPT + " %d of %d acknowledged were lost".formatted(lost, acts.size()));
                assertThat(lost)
                        .as("the control lost nothing, so this run says nothing")
                        .isPositive();
            }
        }
    }

    /** A kill loses something only where something was just said to be kept; also on a machine that is slow. */
    private static void afterSome(Journal journal) {
        var enough = journal.read().size() + 5;
        for (var tries = 0; tries < 100 && journal.read().size() < enough; tries++) {
            Signals.pause(200);
        }
    }

    private static long signedOut(Cluster cluster) {
        return cluster.persons().stream().mapToLong(Person::signedOut).sum();
    }

    /** What was acknowledged since the last look; the rest was looked at before, and is once more at the end. */
    private void nothingIsLostSoFar(Cluster cluster, Journal journal) {
        var acts = journal.read();
        var fresh = acts.subList(Math.min(looked, acts.size()), acts.size());
        try (var all = cluster.database().connect()) {
            Truth.prepare(all, cluster.ids(), fresh);
            assertThat(Invariant.I1_LOST.found(all)).as("lost so far").isZero();
            looked = acts.size();
        } catch (SQLException notNow) {
            // it is down: the next time
        }
    }

    /** A person of each circle, at each node: what was told there last. */
    private static List<String> notSeen(Cluster cluster, List<Journal.Act> acts) {
        var notSeen = new ArrayList<String>();
        for (var circle : cluster.circles()) {
            var last = acts.reversed().stream()
                    .filter(act -> act.kind() == Kind.POST && act.circle().equals(circle.circle()))
                    .limit(3)
                    .toList();
            for (var node : cluster.nodes()) {
                var words = timeline(cluster.person(circle, circle.people().getFirst(), List.of(node.kring())));
                last.stream()
                        .filter(act -> !words.contains("Bericht " + act.id()))
                        .forEach(act -> notSeen.add(act.toString()));
            }
        }
        return notSeen;
    }

    private static String timeline(Person reader) {
        for (var until = System.nanoTime() + TO_CALM_DOWN.toNanos(); System.nanoTime() < until; Signals.pause(1_000)) {
            try {
                return new Page(reader, "circle/" + reader.circle() + "/timeline").words();
            } catch (IOException notYet) {
                reader.elsewhere();
            }
        }
        return "";
    }

    /**
     * People go on while one fault comes after another, for so long and until what must fall fell, and for a moment after all stands again.
     *
     * @return how many minutes they did
     */
    private double run(
            Cluster cluster,
            Journal journal,
            Duration lasts,
            Lateness lateness,
            BooleanSupplier mayEnd,
            Runnable fault) {
        var over = new AtomicBoolean();
        BooleanSupplier goesOn = () -> !over.get() && failures.isEmpty();
        var threads = new ArrayList<Thread>();
        for (var circle : cluster.circles()) {
            for (var account : circle.people()) {
                var person = cluster.person(circle, account);
                threads.add(start(() -> tells(person, journal, goesOn)));
            }
            var alarms = new Alarms(cluster, circle, journal, goesOn);
            threads.add(start(alarms::goOn));
        }
        threads.add(start(() -> hours(cluster, goesOn)));
        threads.add(start(() -> lateness.watch(cluster.database(), goesOn)));
        threads.add(start(() -> looksElsewhere(cluster, goesOn)));
        var began = System.nanoTime();
        try {
            do {
                Signals.pause(2_000);
                fault.run();
            } while (failures.isEmpty() && !(mayEnd.getAsBoolean() && System.nanoTime() - began > lasts.toNanos()));
            cluster.stands();
            Signals.pause(2_000);
        } finally {
            over.set(true);
        }
        var minutes = (System.nanoTime() - began) / 60e9;
        for (var thread : threads) {
            join(thread);
        }
        assertThat(failures).isEmpty();
        return minutes;
    }

    private Thread start(Runnable work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        });
    }

    /** A quarter of an hour goes by each few seconds, and with it a level of each alert that nobody took. */
    private static void hours(Cluster cluster, BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            Signals.pause(5_000);
            try (var all = cluster.database().connect();
                    var forward = all.createStatement()) {
                forward.execute("update common.clock_offset set ahead = ahead + interval '15 minutes 1 second'");
            } catch (SQLException notNow) {
                // the next time
            }
        }
    }

    /** Somebody tries the circle of others, again and again. */
    private void looksElsewhere(Cluster cluster, BooleanSupplier goesOn) {
        var own = cluster.circles().getFirst();
        var curious = cluster.person(own, own.people().getFirst());
        while (goesOn.getAsBoolean()) {
            try {
                curious.comesIn();
                if (curious.reads(cluster.circles().getLast().circle())) {
                    foreign.incrementAndGet();
                }
                triedElsewhere.incrementAndGet();
            } catch (IOException notNow) {
                curious.elsewhere();
            }
            Signals.pause(1_000);
        }
    }

    private static void tells(Person person, Journal journal, BooleanSupplier goesOn) {
        var random = new Random();
        while (goesOn.getAsBoolean()) {
            var id = Ids.next();
            if (person.tells(id, "Bericht " + id, goesOn)) {
                journal.keep(Kind.POST, id, person);
            }
            Signals.pause(600 + random.nextInt(800));
        }
    }

    /** What is not as it must be when nothing falls any more, and what was on its way had its time. */
    private static Map<Invariant, Long> settled(Cluster cluster, List<Journal.Act> acts) throws SQLException {
        var until = System.nanoTime() + TO_CALM_DOWN.toNanos();
        try (var all = cluster.database().connect()) {
            var broken = Truth.broken(all, cluster.ids(), acts);
            while (!broken.isEmpty() && System.nanoTime() < until) {
                Signals.pause(3_000);
                broken = Truth.broken(all, cluster.ids(), acts);
            }
            return broken;
        }
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(TO_END)) {
                throw new IllegalStateException("somebody does not end: " + List.of(thread.getStackTrace()));
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
