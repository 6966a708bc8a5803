package nl.kring.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL beside the application, as {@code KRING_DB_URL} names one: several nodes share it. */
public final class SharedDatabase implements AutoCloseable {
    private final EmbeddedDatabase server;

    /** On a folder of its own. */
    public SharedDatabase(Path folder) throws IOException, SQLException {
        server = new EmbeddedDatabase(folder);
    }

    /** What an application is started with that is a node of it; the key is what they would have from {@code KRING_KEY}. */
    public List<String> settings() {
        return List.of(
                "--spring.datasource.url=" + server.url(),
                "--spring.datasource.password=" + server.passwordOf("kring_app"),
                "--spring.flyway.password=" + server.passwordOf("kring_owner"),
                "--kring.key=the-key-that-all-nodes-of-a-test-have");
    }

    /** As somebody who may see everything. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(), "postgres", server.passwordOf("postgres"));
    }

    /** What somebody who may see everything counts. */
    public long number(String query) {
        try (var all = connect();
                var statement = all.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
