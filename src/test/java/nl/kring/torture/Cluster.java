package nl.kring.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.browser.KringJar;
import nl.kring.browser.Proxy;
import nl.kring.browser.Site;
import nl.kring.identity.Secrets;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL, two nodes with a line to it that can be disturbed, and HAProxy before them where the machine has it. */
final class Cluster implements AutoCloseable {
    /** What {@code ./kring torture} stops and unmounts where this could not. */
    private static final Path LEFT = Path.of("target", "torture", "left.txt");

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Optional<SmallDisk> disk;
    private final KillableDatabase database;
    private final List<Circles.Made> circles;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Person> persons = Collections.synchronizedList(new ArrayList<>());
    private final Optional<Proxy> proxy;

    Cluster(int circles) throws IOException, SQLException {
        Files.createDirectories(LEFT.getParent());
        Files.deleteIfExists(LEFT);
        try {
            disk = SmallDisk.mounted();
            if (disk.isPresent()) {
                opened.push(disk.get());
                leaves("disk " + disk.get().says());
            }
            var data = disk.map(SmallDisk::data).orElseGet(KringJar::newFolder);
            leaves("folder " + data);
            database = new KillableDatabase(data);
            opened.push(database);
            this.circles = Circles.make(database, circles);
            for (var number = 0; number < 2; number++) {
                var node = new Node(database);
                opened.push(node);
                nodes.add(node);
            }
            proxy = Proxy.isHere()
                    ? Optional.of(Proxy.before(
                            nodes.getFirst().kring(), nodes.getLast().kring()))
                    : Optional.empty();
            if (proxy.isPresent()) {
                opened.push(proxy.get());
                leaves("proxy " + proxy.get().handle().pid());
            }
        } catch (Throwable failure) {
            closed(failure);
            throw failure;
        }
    }

    private static void leaves(String what) throws IOException {
        Files.writeString(LEFT, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Each of what was opened, the last first, also where one of them fails. */
    private void closed(Throwable before) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) {
                before.addSuppressed(failure);
            }
        }
    }

    KillableDatabase database() {
        return database;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Circles.Made> circles() {
        return circles;
    }

    List<UUID> ids() {
        return circles.stream().map(Circles.Made::circle).toList();
    }

    /** All who came in so far. */
    List<Person> persons() {
        return List.copyOf(persons);
    }

    boolean hasProxy() {
        return proxy.isPresent();
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    /** Somebody with a device of her own. */
    Person person(Circles.Made circle, UUID account) {
        return person(circle, account, proxy.<List<Site>>map(List::of).orElseGet(() -> nodes.stream()
                .<Site>map(Node::kring)
                .toList()));
    }

    /** The same at one of these doors. */
    Person person(Circles.Made circle, UUID account, List<Site> doors) {
        var person = new Person(account, circle.circle(), () -> device(account), doors);
        persons.add(person);
        return person;
    }

    /** What {@code ./kring verify-log} says. */
    boolean logIsWhole() throws IOException {
        var settings = new ArrayList<>(List.of(
                "--kring.data=" + KringJar.newFolder(),
                "--kring.verify-log=true",
                "--kring.demo=false",
                "--spring.flyway.enabled=false",
                "--server.port=-1",
                "--db-scheduler.enabled=false",
                "--logging.level.root=warn"));
        settings.addAll(database.settings());
        return KringJar.once(settings) == 0;
    }

    private String device(UUID account) {
        var token = Secrets.token();
        while (true) {
            try (var all = database.connect();
                    var insert = all.prepareStatement(
                            "insert into common.device_token (id, account_id, hash, expires_at) values (uuidv7(), ?, ?, "
                                    + "clock_timestamp() + interval '90 days')")) {
                insert.setObject(1, account);
                insert.setBytes(2, Secrets.hash(token));
                insert.execute();
                return token;
            } catch (SQLException notNow) {
                Signals.pause(200);
            }
        }
    }

    /** All that fell stands again. */
    void stands() {
        database.stands();
        nodes.forEach(Node::stands);
    }

    @Override
    public void close() throws IOException {
        var failed = new IOException("not all could be closed");
        closed(failed);
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
        Files.deleteIfExists(LEFT);
    }

    /** A node and its line; it is started again by itself, as what looks after it would. */
    static final class Node implements AutoCloseable {
        /** More than twice what one start may take. */
        private static final Duration PATIENCE = Duration.ofMinutes(10);

        private final KillableDatabase database;
        private final FaultLine line;
        private final KringJar kring;
        private volatile Thread starting = new Thread();
        private volatile boolean closing;
        private volatile @Nullable IllegalStateException failed;

        Node(KillableDatabase database) throws IOException {
            this.database = database;
            line = new FaultLine(database.port());
            var data = KringJar.newFolder();
            leaves("folder " + data);
            var settings =
                    new ArrayList<>(List.of("--kring.demo.load=false", "--server.forward-headers-strategy=native"));
            database.settings()
                    .forEach(setting -> settings.add(
                            setting.replace("127.0.0.1:" + database.port() + "/", "127.0.0.1:" + line.port() + "/")));
            try {
                kring = KringJar.on(data, settings.toArray(String[]::new));
            } catch (RuntimeException failure) {
                line.close();
                throw failure;
            }
        }

        FaultLine line() {
            return line;
        }

        KringJar kring() {
            return kring;
        }

        boolean isUp() {
            return !starting.isAlive() && kring.isRunning();
        }

        void kill() {
            kring.kill();
        }

        /** Its process is told this. Where PostgreSQL was not there meanwhile, or could not be reached, it is tried again. */
        void startAgain(long after, Map<String, String> environment) {
            starting = Thread.ofVirtual().start(() -> {
                Signals.pause(after);
                while (!closing) {
                    var began = System.nanoTime();
                    try {
                        kring.startAgain(environment);
                        return;
                    } catch (IllegalStateException notStarted) {
                        if (!database.wasDownSince(began) && !line.wasDisturbedSince(began)) {
                            failed = notStarted; // with its log
                            return;
                        }
                        Signals.pause(500);
                    }
                }
            });
        }

        /** It serves, or says why it does not. */
        void stands() {
            if (!kring.isRunning() && !starting.isAlive() && failed == null) {
                startAgain(0, Map.of());
            }
            if (!isStarted()) {
                throw new IllegalStateException("a node did not start in " + PATIENCE + ":\n" + kring.log());
            }
            if (failed != null) {
                throw new IllegalStateException("a node does not start though PostgreSQL is there", failed);
            }
        }

        private boolean isStarted() {
            try {
                return !starting.isAlive() || starting.join(PATIENCE);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public void close() throws IOException {
            closing = true;
            try {
                kring.close();
                isStarted(); // its last try ends with its process
                kring.close();
            } finally {
                line.close();
            }
        }
    }
}
