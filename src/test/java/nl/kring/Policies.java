package nl.kring;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** Takes the one wall away, to try the other alone or to fill tables past it: every policy of PostgreSQL, as the owner of the tables. */
public final class Policies {
    private static final String BUSY = "55P03";
    private static final int TURNS = 400;
    private static final int PAUSE_MILLISECONDS = 25;

    /** One lock on all of them before anything is changed. */
    private static final String LOCK =
            "execute (select 'lock table ' || string_agg(format('%I.%I', n.nspname, c.relname), ', ' "
                    + "order by c.oid) || ' in access exclusive mode nowait' from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                    + "where c.relforcerowsecurity); ";

    private Policies() {}

    /** Done without them; whatever comes of it, they stand again afterwards. */
    public static void without(FlywayConnectionDetails owner, Work work) throws SQLException {
        all(owner, "disable");
        try {
            work.run();
        } finally {
            all(owner, "enable");
        }
    }

    /** Straight into the tables, past every policy. */
    public static void fill(FlywayConnectionDetails owner, String sql) throws SQLException {
        without(owner, () -> execute(owner, sql));
    }

    /**
     * Takes all tables or none, and waits with none in its hand: what still runs of another test may hold one and wait for another, and
     * PostgreSQL would end whichever of the two it looked at first.
     */
    private static void all(FlywayConnectionDetails owner, String verb) throws SQLException {
        for (var turn = 1; ; turn++) {
            try {
                execute(
                        owner,
                        "do $$ declare t record; begin " + LOCK
                                + "for t in select n.nspname, c.relname from pg_class c "
                                + "join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity loop "
                                + "execute format('alter table %I.%I " + verb
                                + " row level security', t.nspname, t.relname); end loop; end $$");
                return;
            } catch (SQLException failure) {
                if (turn == TURNS || !BUSY.equals(failure.getSQLState())) {
                    throw failure;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void execute(FlywayConnectionDetails owner, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What is done without them. */
    public interface Work {
        void run() throws SQLException;
    }
}
