package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection that was somebody's a moment ago is nobody's now: who a transaction is for dies with it, however it ends. */
@KringTest
class PoolTests {
    private static final int TRANSACTIONS = 10_000;
    private static final int THREADS = 4;

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource dataSource;

    private HikariDataSource pool;
    private int usual;
    private AccountId jan;
    private AccountId anna;
    private UUID jansCircle;
    private UUID annasCircle;

    @BeforeEach
    void twoPeopleAndTwoConnections() throws Exception {
        var tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        jansCircle = told(people.circle(tenant, jan), jan);
        annasCircle = told(people.circle(tenant, anna), anna);
        pool = dataSource.unwrap(HikariDataSource.class);
        usual = pool.getMaximumPoolSize();
        resize(2);
    }

    @AfterEach
    void asItWas() {
        resize(usual);
    }

    private void resize(int size) {
        pool.getHikariConfigMXBean().setMinimumIdle(Math.min(size, 2));
        pool.getHikariConfigMXBean().setMaximumPoolSize(size);
        pool.getHikariConfigMXBean().setMinimumIdle(size);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private UUID told(CircleId circle, AccountId person) {
        People.run(
                person,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
        return circle.value();
    }

    /** How a transaction ends. */
    private enum End {
        COMMIT,
        ROLLBACK,
        EXCEPTION,
        TIMEOUT,
        CONNECTION_LOST
    }

    private static End end(int turn) {
        return turn % 1_000 == 999
                ? End.CONNECTION_LOST
                : switch (turn % 20) {
                    case 3, 8, 14 -> End.ROLLBACK;
                    case 5, 12 -> End.EXCEPTION;
                    case 17 -> End.TIMEOUT;
                    default -> End.COMMIT;
                };
    }

    @Test
    void tenThousandTransactionsOfTwoPeopleOverTwoConnectionsShowNoForeignRow() throws Exception {
        var turn = new AtomicInteger();
        var seen = new AtomicLong();
        var backends = ConcurrentHashMap.<Integer>newKeySet();
        Callable<Boolean> worker = () -> {
            for (var now = turn.getAndIncrement(); now < TRANSACTIONS; now = turn.getAndIncrement()) {
                seen.addAndGet(one(now, backends));
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running =
                    Stream.generate(() -> threads.submit(worker)).limit(THREADS).toList();
            for (var each : running) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(seen.get()).as("rows that were one's own").isGreaterThan(2L * TRANSACTIONS);
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(2);
        assertThat(backends)
                .as("two connections, and one for each that was lost")
                .hasSizeBetween(2, 2 + 2 * TRANSACTIONS / 1_000);
    }

    /** Whoever has the turn reads without a where, and nobody's turn comes in between. */
    private long one(int turn, Set<Integer> backends) {
        var person = turn % 2 == 0 ? jan : anna;
        var own = turn % 2 == 0 ? jansCircle : annasCircle;
        if (turn % 10 == 9) {
            // with nobody signed in, and without a transaction that says who it is for
            assertThat(transaction.<List<UUID>>execute(_ -> circles()))
                    .as("turn %d, nobody", turn)
                    .isEmpty();
            assertThatThrownBy(this::circles).hasStackTraceContaining("permission denied");
        }
        var rows = new HashSet<Long>();
        var end = end(turn);
        var failure = catchThrowable(() -> People.run(
                person,
                () -> transaction.executeWithoutResult(state -> {
                    backends.add(jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single());
                    var found = circles();
                    assertThat(found).as("turn %d, %s", turn, end).isNotEmpty().containsOnly(own);
                    rows.add((long) found.size());
                    switch (end) {
                        case COMMIT -> {}
                        case ROLLBACK -> state.setRollbackOnly();
                        case EXCEPTION -> throw new IllegalStateException("as meant");
                        case TIMEOUT -> {
                            jdbc.sql("set local statement_timeout = '2ms'").update();
                            jdbc.sql("select pg_sleep(1)").query((_, _) -> true).single();
                        }
                        case CONNECTION_LOST ->
                            jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                                    .query(Boolean.class)
                                    .single();
                    }
                })));
        if (failure instanceof AssertionError foreign) {
            throw foreign;
        }
        assertThat(failure == null)
                .as("turn %d, %s: %s", turn, end, failure)
                .isEqualTo(end == End.COMMIT || end == End.ROLLBACK);
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    private List<UUID> circles() {
        return jdbc.sql("select circle_id from circle.entry union all select circle_id from circle.circle_resident "
                        + "union all select id from circle.circle")
                .query(UUID.class)
                .list();
    }
}
