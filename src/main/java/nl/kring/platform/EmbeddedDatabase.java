package nl.kring.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL inside the application, with its data in a folder that is kept. A server that outlived a killed process is found by
 * its process id and used again. The library is made for tests, so what it leaves off for speed is turned on here.
 */
class EmbeddedDatabase implements OwnServer, AutoCloseable {
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes");
    private static final String SUPERUSER = "postgres";

    private final String durable;
    private final FileChannel lockFile;
    private final Passwords passwords;
    private final EmbeddedPostgres server;

    EmbeddedDatabase(Path path) throws IOException, SQLException {
        this(path, true);
    }

    /** One that need not be durable is for tests: nobody misses what a crash of their machine would lose. */
    EmbeddedDatabase(Path path, boolean durable) throws IOException, SQLException {
        this.durable = durable ? "on" : "off";
        var folder = new DataFolder(path);
        lockFile = folder.lock().orElseThrow(() -> new DataUnusable(DataUnusable.Why.IN_USE, path.toString(), null));
        if (Files.exists(folder.restoring())) {
            lockFile.close();
            throw new DataUnusable(DataUnusable.Why.RESTORING, path.toString(), null);
        }
        passwords = Passwords.in(path);
        if (!Files.exists(folder.ready())) {
            FileSystemUtils.deleteRecursively(folder.postgres()); // an initdb that was cut off is never repaired
        }
        server = start(folder);
        prepare();
        Files.write(folder.ready(), new byte[0]);
    }

    private EmbeddedPostgres start(DataFolder folder) throws IOException {
        var data = folder.postgres();
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // Spring closes it, after those who use it
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", passwords.file(SUPERUSER).toAbsolutePath().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", passwords.of(SUPERUSER))
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig(
                        "wal_recycle", "off") // a segment that is written over later holds what was erased until then
                .setServerConfig("listen_addresses", "127.0.0.1");
        builder.setServerConfig(
                "synchronous_commit", "on"); // what was said to be kept stands in a file, whoever writes it to the disk
        DURABLE.forEach(setting -> builder.setServerConfig(setting, durable));
        folder.runningPort().ifPresent(builder::setPort); // a server that outlived a killed process is used again
        try {
            return builder.start();
        } catch (IOException | IllegalStateException failure) {
            throw DataUnusable.from(failure, data);
        }
    }

    private void prepare() throws SQLException, IOException {
        try (var admin = connect("postgres")) {
            for (var setting : DURABLE) {
                if (!durable.equals(one(admin, "show " + setting))) {
                    throw new IllegalStateException("PostgreSQL does not run with " + setting + " " + durable);
                }
            }
            if (one(admin, "select datname from pg_database where datname = 'kring'") == null) {
                for (var statement : RoleScript.statements(passwords.of("kring_owner"), passwords.of("kring_app"))) {
                    execute(admin, statement);
                }
            }
        }
    }

    @Override
    public void scrub() {
        try {
            try (var admin = patient(SUPERUSER);
                    var owner = patient("kring_owner")) {
                Scrubbing.nothingKeepsTheLog(admin);
                Scrubbing.tables(owner);
                Scrubbing.log(admin);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("what was erased is still on the disk", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("what was erased is still on the disk", stopped);
        }
    }

    /** One that waits: a large table takes its time. */
    private Connection patient(String role) throws SQLException {
        return DriverManager.getConnection(
                url("kring").replaceAll("&socketTimeout=\\d+", "&socketTimeout=0"), role, passwords.of(role));
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, passwords.of(SUPERUSER));
    }

    private static @Nullable String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String url() {
        return url("kring");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database
                + "?tcpKeepAlive=true&connectTimeout=5&socketTimeout=30&logServerErrorDetail=false";
    }

    String passwordOf(String role) {
        return passwords.of(role);
    }

    @Override
    public void close() throws IOException {
        server.close();
        lockFile.close();
    }
}
