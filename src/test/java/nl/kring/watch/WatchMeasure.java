package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/**
 * What it costs to watch over many: a sign against fifty, two hundred observations a second, a hundred thousand alerts that wait for their time.
 * Not a test: {@code docs/performance.md} has the commands and the figures.
 */
@KringTest
class WatchMeasure extends WatchTest {
    private static final int SIGNS = 50;
    private static final int RATE = Integer.getInteger("kring.rate", 200);
    private static final int SECONDS = Integer.getInteger("kring.seconds", 30);
    private static final int WAITING = Integer.getInteger("kring.waiting", 100_000);
    private static final int CIRCLES = 200;

    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private LineTick lines;

    @Autowired
    private LaterTick later;

    @Test
    void oneObservationAgainstFiftySigns() {
        var now = clock.instant();
        var phases = List.of(Phase.YELLOW, Phase.ORANGE, Phase.YELLOW, Phase.YELLOW);
        var all = IntStream.range(0, SIGNS)
                .mapToObj(n -> new PhaseRules.Seen(
                        List.of(anke, bauke, henk, rixt, sietske).get(n % 5),
                        phases.get(n % phases.size()),
                        false,
                        null,
                        now.minus(Duration.ofHours(3L * n))))
                .toList();
        var weighed = all.stream()
                .map(newest -> new PhaseRules.Weighed(newest, all, now))
                .toList();
        var bean = ManagementFactory.getThreadMXBean();
        var found = 0;
        var best = new ArrayList<Double>();
        for (var round = 0; round < 9; round++) {
            var from = bean.getCurrentThreadCpuTime();
            for (var time = 0; time < 20_000; time++) {
                found += PhaseRules.that(weighed.get(time % SIGNS)).isPresent() ? 1 : 0;
            }
            best.add((bean.getCurrentThreadCpuTime() - from) / 20_000e3);
        }
        assertThat(found).isPositive();
        System.out.printf("MEASURED one observation against %d signs: %.2f us of processor%n", SIGNS, at(best, 0.5));
    }

    /** A circle with a plan: somebody who sees, and two of the line. */
    private record Watched(CircleId circle, AccountId seer, AccountId reader, SignId sign) {}

    private Watched watched() {
        var jan = people.person("Jan");
        var seer = people.person("Buur");
        var first = people.person("Eerste");
        var second = people.person("Tweede");
        circle = people.circle(people.tenant(), jan);
        for (var person : List.of(first, second, seer)) {
            people.job(() -> {
                circles.seat(
                        circle,
                        new NewMember(
                                person, RelationKind.CLOSE_ONE, "buur", Optional.empty(), Ring.INNER, false, true));
                return true;
            });
        }
        approve(new NewPlan(
                jan,
                1,
                Optional.of(first),
                Optional.empty(),
                "",
                List.of(new NewPlan.Sign(
                        Phase.RED, GONE, Optional.empty(), Optional.empty(), Set.of(Ring.INNER), Set.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new NewPlan.Place(first, AlertLevelsTests.AWAKE, true, false),
                        new NewPlan.Place(second, AlertLevelsTests.AWAKE, true, false)),
                List.of(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(100))));
        var sign = People.as(seer, () -> watch.signsToTick(circle)).getFirst().id();
        return new Watched(circle, seer, first, sign);
    }

    @Test
    void twoHundredObservationsASecond() throws InterruptedException {
        var all = IntStream.range(0, CIRCLES).mapToObj(_ -> watched()).toList();
        run(all, 20, 20); // until the compiler knows it
        var before = used();
        var took = run(all, RATE, SECONDS);
        var after = used();
        System.out.printf(
                "MEASURED each takes %.1f ms of processor in Kring and %.1f ms in PostgreSQL%n",
                after.kring().minus(before.kring()).toNanos() / 1e6 / RATE / SECONDS,
                after.postgres().minus(before.postgres()).toNanos() / 1e6 / RATE / SECONDS);
        System.out.printf(
                "MEASURED %d observations a second for %d s, each until the alert is read by another: median %.0f ms, p99 %.0f ms, most %.0f ms%n",
                RATE, SECONDS, at(took, 0.5), at(took, 0.99), at(took, 1));
    }

    /** How long the processors worked for this process and for the PostgreSQL that it started. */
    private record Used(Duration kring, Duration postgres) {}

    private Used used() {
        var server = people.job(
                () -> jdbc.sql("select pg_backend_pid()").query(Long.class).single());
        return new Used(
                of(ProcessHandle.current()),
                ProcessHandle.of(server).flatMap(ProcessHandle::parent).stream()
                        .flatMap(ProcessHandle::children)
                        .map(WatchMeasure::of)
                        .reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** From the moment that each was to be sent, so that one that waits for a turn counts its waiting. */
    private List<Double> run(List<Watched> all, int rate, int seconds) throws InterruptedException {
        var took = new ConcurrentLinkedQueue<Double>();
        var from = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < rate * seconds; n++) {
                var due = from + n * 1_000_000_000L / rate;
                var one = all.get(n % all.size());
                LockSupport.parkNanos(due - System.nanoTime());
                threads.submit(() -> {
                    People.as(
                            one.seer(),
                            () -> watch.observe(
                                    one.circle(),
                                    new NewObservation(
                                            new ObservationId(Ids.next()),
                                            Set.of(one.sign()),
                                            false,
                                            "",
                                            clock.instant().minusSeconds(1),
                                            false)));
                    var read = People.as(one.reader(), () -> alerts.current(one.circle()));
                    if (read.isPresent()) {
                        took.add((System.nanoTime() - due) / 1e6);
                    }
                });
            }
        }
        if (took.size() < rate * seconds) {
            System.out.printf("MEASURED %d of %d were refused%n", rate * seconds - took.size(), rate * seconds);
        }
        return List.copyOf(took);
    }

    @Test
    void aHundredThousandThatWait() throws SQLException {
        var all = IntStream.range(0, 100).mapToObj(_ -> watched()).toList();
        all.forEach(one -> People.run(
                one.seer(),
                () -> watch.observe(
                        one.circle(),
                        new NewObservation(
                                new ObservationId(Ids.next()),
                                Set.of(one.sign()),
                                false,
                                "",
                                clock.instant().minusSeconds(1),
                                false))));
        ticks();
        var few = aMinute();
        waiting();
        ticks();
        var many = aMinute();
        System.out.printf(
                "MEASURED a minute of ticks: %.0f ms with %d that wait, %.0f ms with %,d%n",
                few, all.size(), many, WAITING);
        steps(all);
    }

    /** Copies of one that waits, each with somebody asked; that a resident has one at most is put aside for them. */
    private void waiting() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("alter table circle.alert disable row level security");
            statement.execute("alter table circle.alert_asked disable row level security");
            statement.execute("drop index circle.alert_one_open");
            statement.execute(
                    "create temporary table one as select * from circle.alert where state = 'RAISED' limit 1");
            statement.execute(
                    "create temporary table many as select gen_random_uuid() as new_id, n from generate_series(1, "
                            + WAITING + ") n");
            statement.execute(
                    "insert into circle.alert (id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking, "
                            + "reachable_at, next_due_at) select m.new_id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking, "
                            + "reachable_at, now() + interval '20 days' + m.n * interval '1 minute' from one, many m");
            statement.execute(
                    "insert into circle.alert_asked (alert_id, circle_id, account_id, phase, level, told_from, heard, reached_at) "
                            + "select m.new_id, k.circle_id, k.account_id, k.phase, k.level, k.told_from, true, now() from many m, "
                            + "(select k.* from circle.alert_asked k join one on one.id = k.alert_id limit 1) k");
            statement.execute("alter table circle.alert enable row level security");
            statement.execute("alter table circle.alert_asked enable row level security");
            statement.execute("vacuum analyze circle.alert, circle.alert_asked");
        }
    }

    private double aMinute() {
        var took = new ArrayList<Double>();
        for (var n = 0; n < 60; n++) {
            var from = System.nanoTime();
            ticks();
            took.add((System.nanoTime() - from) / 1e6);
        }
        return took.stream().mapToDouble(Double::doubleValue).sum();
    }

    private void ticks() {
        Acting.asSystem("alerts", tick::doWhatIsDue);
        Acting.asSystem("line", lines::doWhatIsDue);
        Acting.asSystem("later", later::doWhatIsDue);
    }

    /** A hundred whose time comes within twenty seconds, looked at each second as in Kring: how late each goes on. */
    private void steps(List<Watched> all) {
        var random = new Random(7);
        var now = clock.instant();
        all.forEach(one -> people.job(() -> jdbc.sql(
                        "update circle.alert set next_due_at = ?, level = 1 where circle_id = ? and next_due_at < ?")
                .param(Timestamp.from(now.plusMillis(random.nextInt(20_000))))
                .param(one.circle().value())
                .param(Timestamp.from(now.plus(Duration.ofDays(10))))
                .update()));
        var due = people.job(
                () -> jdbc.sql("select next_due_at from circle.alert where next_due_at < ? order by circle_id")
                        .param(Timestamp.from(now.plusSeconds(21)))
                        .query(Instant.class)
                        .list());
        assertThat(due).hasSize(all.size());
        var began = clock.instant();
        while (clock.instant().isBefore(now.plusSeconds(25))) {
            ticks();
            LockSupport.parkNanos(1_000_000_000L);
        }
        var ids = all.stream().map(one -> one.circle().value()).toArray(java.util.UUID[]::new);
        var done = people.job(() -> jdbc.sql(
                        "select min(l.at) from common.access_log_entry l join circle.alert a on a.id = l.object_id "
                                + "where l.action = 'ESCALATED' and l.at > ? and a.circle_id = any (?) group by a.circle_id order by a.circle_id")
                .param(Timestamp.from(began))
                .param(ids)
                .query((row, _) -> Objects.requireNonNull(row.getTimestamp(1)).toInstant())
                .list());
        assertThat(done).hasSize(all.size());
        var late = IntStream.range(0, due.size())
                .mapToObj(n -> Duration.between(due.get(n), done.get(n)).toMillis() / 1e3)
                .toList();
        System.out.printf(
                "MEASURED how late %d steps are with %,d that wait: median %.1f s, most %.1f s%n",
                late.size(), WAITING, at(late, 0.5), at(late, 1));
    }

    private static double at(List<Double> all, double part) {
        var sorted = all.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }
}
