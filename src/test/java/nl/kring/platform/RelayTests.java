package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.kring.KringTest;
import nl.kring.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes of one database, each no more than its relay. */
@KringTest
class RelayTests {
    private static final String THING = "thing";
    private static final String END = "end";
    private static final Relay.Rhythm QUICK = new Relay.Rhythm(
            Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(900), Duration.ofMillis(300));

    @Autowired
    private EmbeddedDatabase database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private final List<Node> nodes = new ArrayList<>();

    /** What one node heard, and how often it looked because it may have missed something. */
    private final class Node implements JdbcConnectionDetails {
        private final String name = "relay-" + UUID.randomUUID();
        private final Map<UUID, AtomicInteger> heard = new ConcurrentHashMap<>();
        private final AtomicInteger looked = new AtomicInteger();
        private final Relay relay;
        private volatile boolean cut;
        private volatile Duration longestAgo = Duration.ZERO;

        Node(Relay.Rhythm rhythm) {
            relay = new Relay(Optional.of(this), rhythm);
            relay.hears(THING, this::hear);
            relay.hearsEnd(END, this::hearEnd);
            relay.whenMissed(looked::incrementAndGet);
            nodes.add(this);
            relay.start();
            until(() -> looked.get() == 1);
        }

        private void hear(UUID what) {
            heard.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
        }

        private void hearEnd(UUID what, Duration ago) {
            hear(what);
            longestAgo = ago.compareTo(longestAgo) > 0 ? ago : longestAgo;
        }

        int times(UUID what) {
            return Optional.ofNullable(heard.get(what)).map(AtomicInteger::get).orElse(0);
        }

        int lines() {
            return jdbc.sql("select count(*) from pg_stat_activity where application_name = ?")
                    .param(name)
                    .query(Integer.class)
                    .single();
        }

        void lineBreaks() {
            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                    .param(name)
                    .query(Boolean.class)
                    .list();
        }

        /** As far as others can see. */
        void dies() {
            cut = true;
            lineBreaks();
        }

        @Override
        public String getUsername() {
            return "kring_app";
        }

        @Override
        public String getPassword() {
            return database.passwordOf("kring_app");
        }

        @Override
        public String getJdbcUrl() {
            return (cut ? "jdbc:postgresql://127.0.0.1:1/kring?" : database.url() + "&") + "ApplicationName=" + name;
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.relay.stop());
    }

    private static void until(BooleanSupplier so) {
        Town.soon(() -> Optional.of(true).filter(_ -> so.getAsBoolean()));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whatOneNodeTellsEachOtherHearsAndNotItself() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var others = List.of(new Node(Relay.Rhythm.ORDINARY), new Node(Relay.Rhythm.ORDINARY));
        var thing = Ids.next();
        one.relay.tell(THING, thing);
        one.relay.tell("what nobody here knows", thing);
        others.forEach(other -> until(() -> other.times(thing) == 1));
        assertThat(one.heard).isEmpty();
    }

    @Test
    void howeverOftenItIsToldItIsSaidAtMostTwentyTimesASecond() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        var thing = Ids.next();
        var last = Ids.next();
        var began = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofMillis(500).toNanos()) {
            one.relay.tell(THING, thing);
        }
        var most = (System.nanoTime() - began) / Duration.ofMillis(50).toNanos() + 2;
        one.relay.tell(THING, last);
        until(() -> other.times(last) == 1);
        assertThat((long) other.times(thing)).isBetween(2L, most);
    }

    @Test
    void moreThanOneMessageOfPostgresHoldsArrivesToo() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        var things = IntStream.range(0, 1_000).mapToObj(_ -> Ids.next()).toList();
        things.forEach(thing -> one.relay.tell(THING, thing));
        until(() -> things.stream().allMatch(thing -> other.times(thing) > 0));
    }

    @Test
    void aLineThatBrokeIsMadeAgainAndWhatMayHaveBeenMissedIsLookedFor() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        Stream.of(one, other).forEach(Node::lineBreaks);
        var thing = Ids.next();
        one.relay.tell(THING, thing);
        until(() -> one.looked.get() == 2 && other.looked.get() == 2);
        var after = Ids.next();
        one.relay.tell(THING, after);
        until(() -> other.times(after) == 1);
    }

    @Test
    void anEndThatWasToldWhileALineWasBrokenIsToldAgainWithItsMoment() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        var thing = Ids.next();
        var end = Ids.next();
        other.dies();
        pause(Duration.ofMillis(300));
        one.relay.tell(THING, thing);
        one.relay.tellEnd(END, end);
        pause(Duration.ofMillis(500));
        other.cut = false;
        until(() -> other.times(end) == 1);
        assertThat(other.longestAgo).isGreaterThan(Duration.ofMillis(400));
        assertThat(other.times(thing)).as("that is looked for").isZero();
        var newcomer = new Node(Relay.Rhythm.ORDINARY);
        until(() -> newcomer.times(end) >= 1);
    }

    @Test
    void anEndThatCouldNotBeSaidIsSaidWhenTheOwnLineIsBack() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        one.dies();
        pause(Duration.ofMillis(300));
        var end = Ids.next();
        one.relay.tellEnd(END, end);
        pause(Duration.ofMillis(500));
        one.cut = false;
        until(() -> other.times(end) >= 1);
        assertThat(other.longestAgo).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void whoFailsToFollowHearsOn() {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        other.relay.hears("fails", _ -> {
            throw new NoClassDefFoundError("as of a jar that was replaced");
        });
        one.relay.tell("fails", Ids.next());
        pause(Duration.ofMillis(300));
        var thing = Ids.next();
        one.relay.tell(THING, thing);
        until(() -> other.times(thing) == 1);
        assertThat(other.looked).as("its line is the same").hasValue(1);
    }

    private static double figure(Node node, String name) {
        return node.relay.look().stream()
                .filter(figure -> figure.name().equals("kring.relay." + name))
                .mapToDouble(Figures.Figure::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoRunsKringSeesWhetherTheOthersAreHeardHowManyTheyAreAndHowFastAWordIs() {
        var one = new Node(QUICK);
        var other = new Node(QUICK);
        until(() -> figure(one, "others") == 1 && figure(other, "others") == 1);
        until(() -> figure(one, "lag.seconds") > 0);
        assertThat(figure(one, "up")).isOne();
        assertThat(figure(one, "lag.seconds")).isLessThan(1);
        other.dies();
        until(() -> figure(one, "others") == 0);
        until(() -> figure(other, "up") == 0);
        assertThat(figure(one, "up")).isOne();
        assertThat(new Relay(Optional.empty(), QUICK).look()).isEmpty();
    }

    @Test
    void whenANodeDiesTheOthersLookForWhatItMayNotHaveSaid() {
        var one = new Node(QUICK);
        var other = new Node(QUICK);
        pause(Duration.ofMillis(500)); // they know of each other
        one.dies();
        until(() -> other.looked.get() == 2);
        pause(Duration.ofMillis(1_200));
        assertThat(other.looked).as("once").hasValue(2);
    }

    @Test
    void whoStopsSaysGoodbyeAndAllThatWasToldAndNobodyNeedsToLook() {
        var one = new Node(QUICK);
        var other = new Node(QUICK);
        var thing = Ids.next();
        pause(Duration.ofMillis(500));
        one.relay.tell(THING, thing);
        one.relay.stop();
        until(() -> other.times(thing) == 1);
        pause(Duration.ofMillis(1_500));
        assertThat(other.looked).hasValue(1);
    }

    /** As Spring stops them: the scheduler waits for the tick that runs, and the line goes after it. */
    @Test
    void whatTheLastTickOfANodeThatStopsTellsIsSaidBeforeItsGoodbye() throws InterruptedException {
        var one = new Node(Relay.Rhythm.ORDINARY);
        var other = new Node(Relay.Rhythm.ORDINARY);
        var thing = Ids.next();
        var begun = new CountDownLatch(1);
        var tick = Tasks.oneTime("tick-of-a-test").execute((_, _) -> {
            begun.countDown();
            pause(Duration.ofMillis(700));
            one.relay.tell(THING, thing);
        });
        var scheduler = Scheduler.create(dataSource, tick)
                .tableName("common.scheduled_tasks")
                .threads(1)
                .pollingInterval(Duration.ofMillis(100))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        try (var node = new GenericApplicationContext()) {
            node.registerBean("relay", Relay.class, () -> one.relay);
            node.registerBean(
                    "lastTick", SmartLifecycle.class, () -> new TickConfiguration().lastTick(scheduler, one.relay));
            node.refresh();
            scheduler.start();
            scheduler.scheduleIfNotExists(tick.instance("now"), Instant.EPOCH);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(one.relay.isRunning()).isFalse();
        until(() -> other.times(thing) == 1);
        assertThat(other.looked).as("with goodbye nobody needs to").hasValue(1);
    }

    @Test
    void whoCannotHearTheOthersLooksByItself() {
        var alone = new Node(QUICK);
        alone.dies();
        until(() -> alone.looked.get() >= 3);
        alone.cut = false;
        var other = new Node(QUICK);
        until(() -> {
            var thing = Ids.next();
            other.relay.tell(THING, thing);
            pause(Duration.ofMillis(200));
            return alone.times(thing) > 0;
        });
    }

    @Test
    void whoRunsTheDatabaseItselfHasNoLineAndKeepsNothing() {
        var there = new Node(QUICK);
        assertThat(there.lines()).as("what is counted").isOne();
        there.relay.stop();
        until(() -> there.lines() == 0);
        var alone = new Relay(Optional.of(database), there);
        alone.tell(THING, Ids.next());
        alone.start();
        pause(Duration.ofMillis(700));
        assertThat(there.lines()).isZero();
        alone.stop();
    }
}
