package nl.kring.torture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.platform.SharedDatabase;

/** A PostgreSQL that can lose all its processes at one instant, and with them its shared memory, and starts again where it was. */
final class KillableDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path LOG = Path.of("target", "torture", "postgres.log");

    private final Path folder;
    private final SharedDatabase database;
    private final List<String> command;
    private volatile ProcessHandle server;
    private volatile long down = System.nanoTime();

    KillableDatabase(Path folder) throws IOException, SQLException {
        this.folder = folder.resolve("postgres");
        database = new SharedDatabase(folder);
        server = running();
        command = command(server);
    }

    private static List<String> command(ProcessHandle server) {
        var words = new ArrayList<String>();
        if (isRoot()) {
            words.addAll(List.of("unshare", "-U")); // PostgreSQL never runs as root
        }
        words.add(server.info().command().orElseThrow());
        words.addAll(List.of(server.info().arguments().orElseThrow()));
        return List.copyOf(words);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private ProcessHandle running() throws IOException {
        var pid =
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** What a node is started with. */
    List<String> settings() {
        return database.settings();
    }

    int port() {
        var address = settings().getFirst();
        return Integer.parseInt(address.replaceFirst("^.*127\\.0\\.0\\.1:(\\d+)/.*$", "$1"));
    }

    /** As somebody who may see everything. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    /** All of its processes at one instant. */
    void kill() {
        down = System.nanoTime();
        Signals.send("STOP", server); // so that it starts nobody while they die
        var all = Stream.concat(Stream.of(server), server.descendants()).toList();
        Signals.send("KILL", all.toArray(ProcessHandle[]::new));
        all.forEach(one -> one.onExit().join());
    }

    /** Whether it was not there at some moment since that {@link System#nanoTime}. */
    boolean wasDownSince(long then) {
        return !isRunning() || down - then >= 0;
    }

    /** It answers, and is started again where it ended. */
    void stands() {
        if (!isRunning() || !answers()) {
            startAgain();
        }
    }

    /** Whether it takes no more than it has: more than what it writes at a time, in a table and in its log. */
    boolean refusesMore() {
        down = System.nanoTime(); // somebody else may be refused first
        try (var all = connect();
                var more = all.createStatement()) {
            more.execute("create table if not exists public.ballast (line text)");
            more.execute("insert into public.ballast select repeat('x', 1000) from generate_series(1, 20000)");
            more.execute("select pg_switch_wal()");
            return false;
        } catch (SQLException refused) {
            down = System.nanoTime(); // it may end all lines, or itself
            return true;
        }
    }

    /** What {@link #refusesMore} brought is gone. */
    void withoutMore() {
        down = System.nanoTime();
        stands();
        try (var all = connect();
                var less = all.createStatement()) {
            less.execute("drop table if exists public.ballast");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    boolean isRunning() {
        return server.isAlive();
    }

    void startAgain(String... settings) {
        var words = new ArrayList<>(command);
        Stream.of(settings).forEach(setting -> words.addAll(List.of("-c", setting)));
        try {
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start();
            server = process.toHandle(); // unshare becomes it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!answers()) {
            throw new IllegalStateException("PostgreSQL did not start again: see " + LOG);
        }
    }

    private static File log() throws IOException {
        Files.createDirectories(LOG.getParent());
        return LOG.toFile();
    }

    private boolean answers() {
        for (var until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; Signals.pause(50)) {
            try (var _ = connect()) {
                return true;
            } catch (SQLException notYet) {
                down = System.nanoTime();
                if (!isRunning()) {
                    break;
                }
            }
        }
        return false;
    }

    /** It is stopped as what made it does that, so it must run. */
    @Override
    public void close() throws IOException {
        try {
            stands();
        } finally {
            try {
                database.close();
            } finally {
                if (isRunning()) {
                    kill();
                }
            }
        }
    }
}
