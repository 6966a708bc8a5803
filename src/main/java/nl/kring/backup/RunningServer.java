package nl.kring.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Refused;

/**
 * A PostgreSQL that goes on working while its files are copied. It is told when that begins and ends; a slot keeps the log of
 * changes of that time for us, and its replay makes one moment of files that were read at many.
 */
class RunningServer implements AutoCloseable {
    private static final Pattern BEGINS = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private final Connection connection;

    RunningServer(DataFolder data, int port) throws SQLException, IOException {
        var password = Files.readString(data.passwords().resolve("postgres"));
        connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=10&tcpKeepAlive=true",
                "postgres",
                password);
        if (!Files.isSameFile(Path.of(ask("show data_directory")), data.postgres())) {
            throw new Refused("backup.refused.otherServer");
        }
    }

    /** Copies everything that was kept before the moment that it answers. */
    Instant copy(DataFiles files) throws SQLException, IOException {
        ask(
                "select pg_create_physical_replication_slot(?, true, true)",
                "kring_backup_" + ProcessHandle.current().pid());
        ask("select pg_backup_start(?, fast => true)", "kring");
        files.running();
        var until = Instant.parse(ask("select to_json(clock_timestamp() at time zone 'UTC') #>> '{}' || 'Z'"));
        try (var end = query(
                "select labelfile, spcmapfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
            end.next();
            var label = end.getString(1);
            files.text("backup_label", label);
            if (!end.getString(2).isBlank()) {
                files.text("tablespace_map", end.getString(2));
            }
            var first = BEGINS.matcher(label);
            if (!first.find()) {
                throw new IllegalStateException(label);
            }
            files.changes(first.group(1), end.getString(3), segments(first.group(1), end.getString(3)));
        }
        return until;
    }

    private long segments(String first, String last) throws SQLException {
        return Long.parseLong(ask(
                "select (l.segment_number - f.segment_number + 1)::text from pg_split_walfile_name(?) f, pg_split_walfile_name(?) l",
                first,
                last));
    }

    private String ask(String sql, String... arguments) throws SQLException {
        try (var answer = query(sql, arguments)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private ResultSet query(String sql, String... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.closeOnCompletion();
        for (int at = 0; at < arguments.length; at++) {
            statement.setString(at + 1, arguments[at]);
        }
        return statement.executeQuery();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
