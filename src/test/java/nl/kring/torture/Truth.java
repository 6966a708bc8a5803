package nl.kring.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds what was acknowledged against what is in the tables, by {@link Invariant}. */
final class Truth {
    private static final String INDEXES =
            "select c.oid::regclass::text from pg_class c join pg_index i on i.indexrelid = c.oid "
                    + "join pg_am m on m.oid = c.relam where m.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid";

    private Truth() {}

    /** What is not as it must be, of each invariant that does not hold. */
    static Map<Invariant, Long> broken(Connection database, Collection<UUID> circles, List<Journal.Act> acknowledged)
            throws SQLException {
        prepare(database, circles, acknowledged);
        var broken = new EnumMap<Invariant, Long>(Invariant.class);
        for (var each : Invariant.values()) {
            var found = each.found(database);
            if (found > 0) {
                broken.put(each, found);
            }
        }
        return broken;
    }

    /** What the queries are held against. */
    static void prepare(Connection database, Collection<UUID> circles, List<Journal.Act> acknowledged)
            throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("drop table if exists pg_temp.tortured, pg_temp.acked");
            statement.execute("create temp table tortured (circle_id uuid primary key)");
            statement.execute("create temp table acked (kind text, id uuid, circle uuid, person uuid, at timestamptz)");
        }
        try (var insert = database.prepareStatement("insert into tortured select unnest(?::uuid[])")) {
            insert.setArray(1, database.createArrayOf("uuid", circles.toArray()));
            insert.execute();
        }
        try (var insert = database.prepareStatement("insert into acked values (?, ?, ?, ?, ?)")) {
            for (var act : acknowledged) {
                insert.setString(1, act.kind().name());
                insert.setObject(2, act.id());
                insert.setObject(3, act.circle());
                insert.setObject(4, act.person());
                insert.setTimestamp(5, new Timestamp(act.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Looks through each table and each index for what a crash tore; how many indexes there were. */
    static long whole(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create extension if not exists amcheck");
            try (var torn = statement.executeQuery(
                    "select c.oid::regclass || ': ' || v.msg from pg_class c "
                            + "cross join lateral verify_heapam(c.oid) v where c.relkind in ('r', 'm', 't') and c.relpersistence = 'p'")) {
                if (torn.next()) {
                    throw new AssertionError(torn.getString(1));
                }
            }
            try (var checked = statement.executeQuery(
                    "select count(bt_index_check(x.name::regclass, true)::text) from (" + INDEXES + ") x (name)")) {
                checked.next();
                return checked.getLong(1);
            }
        }
    }
}
