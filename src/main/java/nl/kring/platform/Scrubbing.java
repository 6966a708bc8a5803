package nl.kring.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PSQLWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the tables of people anew, and then lets go of the write-ahead log in which the old rows still stand. */
final class Scrubbing {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);
    private static final int TRIES = 20;

    /** The log holds ids only, and is the largest of all. */
    private static final String TABLES = "select format('%I.%I', n.nspname, c.relname) from pg_class c "
            + "join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('circle', 'common', 'bridge') "
            + "and c.relname not in ('access_log_entry', 'access_log_segment', 'scheduled_tasks', 'flyway_schema_history') order by 1";

    /** Segments that were kept to be written over hold old bytes too. */
    private static final String AHEAD =
            "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_insert_lsn())";

    private Scrubbing() {}

    /** As the owner of the tables. What somebody's open transaction may still read is written along; then it is done again. */
    static void tables(Connection owner) throws SQLException, InterruptedException {
        try (var statement = owner.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
        }
        for (var table : tablesOf(owner)) {
            anew(owner, table);
        }
        anew(owner, "pg_catalog.pg_statistic");
    }

    private static List<String> tablesOf(Connection owner) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void anew(Connection owner, String table) throws SQLException, InterruptedException {
        for (var tries = 0; tries < TRIES; tries++) {
            if (isClean(owner, table)) {
                return;
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException(table + " still holds rows that a transaction may read");
    }

    private static boolean isClean(Connection owner, String table) throws SQLException {
        var analyze = table.startsWith("pg_catalog") ? "" : ", analyze";
        try (var statement = owner.createStatement()) {
            statement.execute("vacuum (full, verbose" + analyze + ") " + table);
            for (var said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
                if (said instanceof PSQLWarning warning && holdsDeadRows(warning)) {
                    LOG.info("{} is written anew once more", table);
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holdsDeadRows(PSQLWarning said) {
        var detail = said.getServerErrorMessage().getDetail();
        return detail != null
                && detail.contains("dead row versions cannot be removed yet")
                && !detail.startsWith("0 dead");
    }

    /** A backup that runs keeps the log until it is done; then this is done later. */
    static void nothingKeepsTheLog(Connection admin) throws SQLException {
        if (count(admin, "select count(*) from pg_replication_slots") > 0) {
            throw new IllegalStateException("a backup, or something else, keeps the write-ahead log");
        }
    }

    /** As the one who runs the server: a new segment, and all before it goes. */
    static void log(Connection admin) throws SQLException {
        nothingKeepsTheLog(admin);
        try (var statement = admin.createStatement()) {
            do {
                statement.execute("select pg_logical_emit_message(false, 'kring', 'on')");
                statement.execute("select pg_switch_wal()");
            } while (count(admin, AHEAD) > 0);
            statement.execute("checkpoint");
        }
    }

    private static long count(Connection admin, String rowsOf) throws SQLException {
        try (var statement = admin.createStatement();
                var rows = statement.executeQuery(rowsOf)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
