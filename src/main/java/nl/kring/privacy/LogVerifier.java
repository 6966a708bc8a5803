package nl.kring.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.platform.Acting;
import nl.kring.privacy.LogAnchors.Known;
import nl.kring.privacy.LogCheck.Broken;
import nl.kring.privacy.LogCheck.Entry;
import nl.kring.privacy.LogCheck.Segment;
import nl.kring.privacy.LogCheck.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks every chain of the access log, as the database was at one moment: who writes meanwhile raises no false alarm. */
@Component
class LogVerifier {
    private static final int CHAINS_AT_ONCE = 1_000;
    private static final int LINES_AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final LogAnchors anchors;
    private final AnchorCheck anchorCheck;
    private final TransactionTemplate oneMoment;

    LogVerifier(JdbcClient jdbc, PlatformTransactionManager transactions, LogAnchors anchors, AnchorCheck anchorCheck) {
        this.jdbc = jdbc;
        this.anchors = anchors;
        this.anchorCheck = anchorCheck;
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** How many chains and lines there were, the first broken line of each chain that does not hold, and what is known outside the database. */
    record Found(long chains, long lines, List<Broken> broken, Outside outside) {
        boolean whole() {
            return broken.isEmpty() && outside != Outside.FORGED;
        }
    }

    /** What lies outside the database: nothing yet, heads that fit each other, or such as were changed themselves. */
    enum Outside {
        NOTHING,
        HEADS,
        FORGED
    }

    Found verify() {
        var known = anchors.read(); // before the chains, which only grow
        return Acting.asSystem("verify-log", () -> oneMoment.execute(_ -> held(new Walk().all(), known)));
    }

    /** Each chain is named once, with what is wrong within it before what is wrong with it as a whole. */
    private Found held(Found within, Known known) {
        var broken = new LinkedHashMap<UUID, Broken>();
        within.broken().forEach(found -> broken.put(found.chain(), found));
        anchorCheck.compare(known).broken().forEach(found -> broken.putIfAbsent(found.chain(), found));
        var outside =
                known.forged().isPresent() ? Outside.FORGED : known.last().isEmpty() ? Outside.NOTHING : Outside.HEADS;
        return new Found(within.chains(), within.lines(), List.copyOf(broken.values()), outside);
    }

    /** The same, of these chains only. */
    Found verify(Collection<UUID> these) {
        return Acting.asSystem("verify-log", () -> oneMoment.execute(_ -> new Walk().these(these)));
    }

    /** One walk along all chains, a thousand at a time. */
    private final class Walk {
        private final List<Broken> broken = new ArrayList<>();
        private long chains;
        private long lines;

        private Found these(Collection<UUID> those) {
            // in the database's order of ids, which is not Java's
            walk(jdbc.sql("select unnest(?::uuid[]) as id order by id")
                    .param(array(those))
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list());
            return new Found(chains, lines, broken, Outside.NOTHING);
        }

        private Found all() {
            jdbc.sql("set local statement_timeout = 0").update();
            var page = page(new UUID(0, 0));
            while (!page.isEmpty()) {
                walk(page);
                page = page(page.getLast());
            }
            jdbc.sql(
                            "select chain_id, min(n) from common.access_log_entry e where not exists "
                                    + "(select 1 from common.access_log_segment s where s.chain_id = e.chain_id) group by chain_id")
                    .query(row -> {
                        chains++;
                        broken.add(new Broken(row.getObject(1, UUID.class), row.getLong(2), Why.EXTRA));
                    });
            return new Found(chains, lines, broken, Outside.NOTHING);
        }

        private List<UUID> page(UUID after) {
            return jdbc.sql("select distinct chain_id from common.access_log_segment where chain_id > ? "
                            + "order by chain_id limit " + CHAINS_AT_ONCE)
                    .param(after)
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list();
        }

        private void walk(List<UUID> page) {
            var segments = segments(page);
            var at = new Object() {
                @Nullable
                LogCheck check;

                int chain = -1;
            };
            jdbc.sql(
                            "select chain_id, n, actor_id, actor_system, action, what, object_id, reason, resident_id, at, prev_hash, hash "
                                    + "from common.access_log_entry where chain_id between ? and ? "
                                    + "and chain_id = any (?::uuid[]) order by chain_id, n")
                    .param(page.getFirst())
                    .param(page.getLast())
                    .param(array(page))
                    .withFetchSize(LINES_AT_ONCE)
                    .query(row -> {
                        var entry = entry(row);
                        while (at.check == null || !page.get(at.chain).equals(entry.chain())) {
                            end(at.check);
                            at.chain++;
                            at.check = begin(page.get(at.chain), segments);
                        }
                        at.check.line(entry);
                    });
            end(at.check);
            page.subList(at.chain + 1, page.size()).forEach(chain -> end(begin(chain, segments)));
        }

        private LogCheck begin(UUID chain, Map<UUID, List<Segment>> segments) {
            return new LogCheck(chain, segments.getOrDefault(chain, List.of()), broken::add);
        }

        private void end(@Nullable LogCheck check) {
            if (check != null) {
                check.end();
                chains++;
                lines += check.lines();
            }
        }

        private Map<UUID, List<Segment>> segments(List<UUID> page) {
            return jdbc
                    .sql(
                            "select chain_id, first_n, prev_hash, n, hash, sealed_at is not null, dropped_at is not null, "
                                    + "month + interval '1 month' + common.access_log_term() <= common.kring_now() "
                                    + "from common.access_log_segment where chain_id = any (?::uuid[]) order by chain_id, month")
                    .param(array(page))
                    .query((row, _) -> Map.entry(
                            row.getObject(1, UUID.class),
                            new Segment(
                                    row.getLong(2),
                                    row.getBytes(3),
                                    row.getLong(4),
                                    row.getBytes(5),
                                    row.getBoolean(6),
                                    row.getBoolean(7),
                                    row.getBoolean(8))))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        }

        private static String array(Collection<UUID> ids) {
            return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        }

        private static Entry entry(ResultSet row) throws SQLException {
            return new Entry(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getObject(7, UUID.class),
                    row.getString(8),
                    row.getObject(9, UUID.class),
                    row.getObject(10, OffsetDateTime.class),
                    row.getBytes(11),
                    row.getBytes(12));
        }
    }
}
