package nl.kring.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.browser.KringJar;
import nl.kring.browser.Proxy;
import nl.kring.browser.Site;
import nl.kring.identity.Secrets;

/** One PostgreSQL, two nodes with a line to it that can be disturbed, and HAProxy before them where the machine has it. */
final class Cluster implements AutoCloseable {
    private final Optional<SmallDisk> disk = SmallDisk.mounted();
    private final KillableDatabase database;
    private final List<Circles.Made> circles;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Person> persons = Collections.synchronizedList(new ArrayList<>());
    private final Optional<Proxy> proxy;

    Cluster(int circles) throws IOException, SQLException {
        database = new KillableDatabase(disk.map(SmallDisk::data).orElseGet(KringJar::newFolder));
        this.circles = Circles.make(database, circles);
        nodes.add(new Node(database));
        nodes.add(new Node(database));
        proxy = Proxy.isHere()
                ? Optional.of(
                        Proxy.before(nodes.getFirst().kring(), nodes.getLast().kring()))
                : Optional.empty();
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
        if (!database.isRunning()) {
            database.startAgain();
        }
        nodes.forEach(Node::stands);
    }

    @Override
    public void close() throws IOException {
        if (!database.isRunning()) {
            database.startAgain();
        }
        proxy.ifPresent(Proxy::close);
        for (var node : nodes) {
            node.close();
        }
        database.close();
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    /** A node and its line; it is started again by itself, as what looks after it would. */
    static final class Node implements AutoCloseable {
        private final FaultLine line;
        private final KringJar kring;
        private Thread starting = new Thread();

        Node(KillableDatabase database) {
            line = new FaultLine(database.port());
            var settings =
                    new ArrayList<>(List.of("--kring.demo.load=false", "--server.forward-headers-strategy=native"));
            database.settings()
                    .forEach(setting -> settings.add(
                            setting.replace("127.0.0.1:" + database.port() + "/", "127.0.0.1:" + line.port() + "/")));
            kring = KringJar.start(settings.toArray(String[]::new));
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

        /** Its process is told this. Where PostgreSQL is not there just then, it is tried again. */
        void startAgain(long after, Map<String, String> environment) {
            starting = Thread.ofVirtual().start(() -> {
                Signals.pause(after);
                while (true) {
                    try {
                        kring.startAgain(environment);
                        return;
                    } catch (IllegalStateException noDatabase) {
                        Signals.pause(500);
                    }
                }
            });
        }

        void stands() {
            if (!kring.isRunning() && !starting.isAlive()) {
                startAgain(0, Map.of());
            }
            try {
                starting.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public void close() throws IOException {
            stands();
            kring.close();
            line.close();
        }
    }
}
