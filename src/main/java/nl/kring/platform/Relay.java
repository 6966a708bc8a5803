package nl.kring.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the other nodes of one database which things are otherwise, and hears it from them; never what of them. One thread with a connection of
 * its own, which says what was told since 50 milliseconds ago, in a transaction of its own. Who runs the database itself is alone, and has none.
 */
@Component
public class Relay implements SmartLifecycle, Figures {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String CHANNEL = "kring";
    private static final String HELLO = "hello";
    private static final String GOODBYE = "bye";
    /** What fits in one message of PostgreSQL's, which takes 8,000 bytes: none of these is longer than sixty. */
    private static final int MOST_AT_ONCE = 120;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Longer than it takes to find out that a line is deaf, and to have another. */
    private static final Duration ENDS_KEPT = Duration.ofMinutes(1);

    private final Optional<JdbcConnectionDetails> database;
    private final Rhythm rhythm;
    private final String me = UUID.randomUUID().toString();
    private final Map<String, BiConsumer<UUID, Duration>> hearers = new ConcurrentHashMap<>();
    private final List<Runnable> whenMissed = new CopyOnWriteArrayList<>();
    private final Set<Told> waiting = ConcurrentHashMap.newKeySet();
    /** What was ended here, and when; PostgreSQL keeps nothing for who does not listen just then. */
    private final Map<Told, Long> ends = new ConcurrentHashMap<>();

    private volatile boolean running;
    private volatile boolean connected;
    private volatile Duration lag = Duration.ZERO;
    private volatile int others;
    private @Nullable Thread thread;

    /** Another may share a database that is named; nobody shares the own one. */
    @Autowired
    Relay(Optional<OwnServer> own, JdbcConnectionDetails database) {
        this(own.isPresent() ? Optional.empty() : Optional.of(database), Rhythm.ORDINARY);
    }

    Relay(Optional<JdbcConnectionDetails> database, Rhythm rhythm) {
        this.database = database;
        this.rhythm = rhythm;
    }

    /**
     * How often what is done.
     *
     * @param together what is told within this goes in one
     * @param beat at the latest so long after the last word each node says that it is there
     * @param silence who says nothing for so long is gone, and may not have said all; who does not hear itself is deaf
     * @param floor who cannot hear the others looks as often as this
     */
    record Rhythm(Duration together, Duration beat, Duration silence, Duration floor) {
        static final Rhythm ORDINARY = new Rhythm(
                Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    private record Told(String kind, UUID of) {
        @Override
        public String toString() {
            return kind + ":" + of;
        }
    }

    /** Says to all other nodes that this thing is otherwise; after commit, so that who hears it finds it so. Costs who tells it nothing. */
    public void tell(String kind, UUID of) {
        if (database.isPresent()) {
            waiting.add(new Told(kind, of));
        }
    }

    /** Says that something ended now, and says it again to who did not listen: such a word cannot be made up for by looking. */
    public void tellEnd(String kind, UUID of) {
        if (database.isPresent()) {
            ends.put(new Told(kind, of), System.nanoTime());
            tell(kind, of);
        }
    }

    /** What to do when another node told such a thing; it is not to take long. */
    public void hears(String kind, Consumer<UUID> hearer) {
        hearers.put(kind, (of, _) -> hearer.accept(of));
    }

    /** What to do when something ended on another node, and how long ago: it may be said more than once. */
    public void hearsEnd(String kind, BiConsumer<UUID, Duration> hearer) {
        hearers.put(kind, hearer);
    }

    /** What to do when something may have been told that was not heard: the line was broken, or a node died. */
    public void whenMissed(Runnable look) {
        whenMissed.add(look);
    }

    @Override
    public void start() {
        running = true;
        thread = database.map(
                        there -> Thread.ofPlatform().name("relay").daemon().start(() -> keepUp(there)))
                .orElse(null);
    }

    /** Before the first page is served; at the end after the last, so that what those told is said too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt(); // from a pause; a line says goodbye by itself
            try {
                thread.join(LONGEST_PAUSE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Who is alone has no line, and nothing to tell of it. */
    @Override
    public List<Figure> look() {
        return database.isEmpty()
                ? List.of()
                : List.of(
                        new Figure(
                                "kring.relay.up",
                                "1 while this node hears what other nodes tell, else 0.",
                                connected ? 1 : 0),
                        new Figure(
                                "kring.relay.lag.seconds",
                                "How long the last word of this node took until this node itself heard it.",
                                lag.toNanos() / 1e9),
                        new Figure("kring.relay.others", "Other nodes that this one hears.", others));
    }

    private void keepUp(JdbcConnectionDetails there) {
        var failures = 0;
        var looked = System.nanoTime();
        while (running) {
            try (var connection = connect(there)) {
                var line = new Line(connection);
                if (failures > 0) {
                    LOG.info("Other nodes are heard again");
                }
                failures = 0;
                connected = true;
                missed(); // what was told before it listened
                while (running) {
                    line.turn();
                }
                line.goodbye();
            } catch (Throwable gone) { // also what is no exception: with this thread all hearing would end
                connected = false;
                if (failures++ == 0 && running) {
                    LOG.warn("Other nodes are not heard: {}", gone.toString());
                }
                if (isOver(looked, rhythm.floor())) {
                    looked = System.nanoTime();
                    missed();
                }
                pause(failures);
            }
        }
    }

    private static Connection connect(JdbcConnectionDetails there) throws SQLException {
        var settings = new Properties();
        settings.putAll(Map.of(
                "user", String.valueOf(there.getUsername()),
                "password", String.valueOf(there.getPassword()),
                "connectTimeout", "5",
                "socketTimeout", "10",
                "tcpKeepAlive", "true",
                "ApplicationName", "kring-relay"));
        return DriverManager.getConnection(there.getJdbcUrl(), settings);
    }

    private void missed() {
        whenMissed.forEach(look -> {
            try {
                look.run();
            } catch (Throwable failure) {
                LOG.warn("what may have been missed could not be looked for", failure);
            }
        });
    }

    /** Twice as long each time, and not all nodes at once. */
    private static void pause(int failures) {
        var most = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures, 10));
        try {
            Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
        } catch (InterruptedException ends) {
            LOG.debug("it ends");
        }
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    /** A connection, on which this node speaks and listens by turns. */
    private final class Line {
        private final Connection connection;
        private final Map<String, Long> heard = new HashMap<>();
        private long heardMyself = System.nanoTime();
        private long said;

        Line(Connection connection) throws SQLException {
            this.connection = connection;
            try (var statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = off"); // what is said is kept nowhere
                statement.execute("listen " + CHANNEL);
            }
            send(new String[] {me + " " + HELLO});
            sayEndsAgain();
        }

        void turn() throws SQLException {
            var notes = connection.unwrap(PGConnection.class).getNotifications((int)
                    rhythm.together().toMillis());
            for (var note : notes) {
                hear(note.getParameter());
            }
            if (isOver(said, rhythm.beat()) || !waiting.isEmpty() && isOver(said, rhythm.together())) {
                sayWhatWaits();
            }
            if (isOver(heardMyself, rhythm.silence())) {
                throw new SQLException("the line is deaf");
            }
            var silent = heard.values().removeIf(last -> isOver(last, rhythm.silence()));
            others = heard.size();
            if (silent) {
                LOG.info("A node is heard no more");
                missed();
            }
        }

        private void sayWhatWaits() throws SQLException {
            var these = new ArrayList<>(waiting);
            these.forEach(waiting::remove); // what is told again from now on is said again
            try {
                say(these);
            } catch (SQLException gone) {
                waiting.addAll(these);
                throw gone;
            }
            ends.entrySet().removeIf(end -> isOver(end.getValue(), ENDS_KEPT) && !waiting.contains(end.getKey()));
        }

        private void sayEndsAgain() {
            waiting.addAll(ends.keySet());
        }

        void goodbye() throws SQLException {
            sayWhatWaits();
            send(new String[] {me + " " + GOODBYE});
        }

        /** Of nothing, only that this node is there. */
        private void say(List<Told> these) throws SQLException {
            var messages = new ArrayList<String>();
            for (var from = 0; from == 0 || from < these.size(); from += MOST_AT_ONCE) {
                var message = new StringBuilder(me);
                these.subList(from, Math.min(these.size(), from + MOST_AT_ONCE))
                        .forEach(told -> message.append(' ').append(word(told)));
                messages.add(message.toString());
            }
            send(messages.toArray(String[]::new));
        }

        /** Of an end also how many milliseconds ago: the clocks of two machines are not alike. */
        private String word(Told told) {
            return Optional.ofNullable(ends.get(told))
                    .map(then -> told + ":"
                            + Duration.ofNanos(System.nanoTime() - then).toMillis())
                    .orElseGet(told::toString);
        }

        private void send(String[] messages) throws SQLException {
            try (var statement =
                    connection.prepareStatement("select pg_notify('" + CHANNEL + "', said) from unnest(?) said")) {
                statement.setArray(1, connection.createArrayOf("text", messages));
                statement.execute();
            }
            said = System.nanoTime();
        }

        private void hear(String message) {
            var words = message.split(" ");
            if (words[0].equals(me)) {
                heardMyself = System.nanoTime();
                lag = Duration.ofNanos(heardMyself - said);
            } else if (words[words.length - 1].equals(GOODBYE)) {
                heard.remove(words[0]); // it said all
            } else {
                var isNew = heard.put(words[0], System.nanoTime()) == null;
                if (isNew || words[words.length - 1].equals(HELLO)) {
                    sayEndsAgain();
                }
                for (var word = 1; word < words.length; word++) {
                    heard(words[word]);
                }
            }
        }

        /** A node of another version may tell of what is not known here. */
        private void heard(String word) {
            var parts = word.split(":");
            var hearer = hearers.get(parts[0]);
            try {
                if (hearer != null) {
                    var ago = parts.length > 2 ? Duration.ofMillis(Long.parseLong(parts[2])) : Duration.ZERO;
                    hearer.accept(UUID.fromString(parts[1]), ago);
                }
            } catch (Throwable failure) {
                LOG.warn("what another node told could not be followed", failure);
            }
        }
    }
}
