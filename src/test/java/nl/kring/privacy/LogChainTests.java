package nl.kring.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Texts;
import nl.kring.privacy.LogCheck.Broken;
import nl.kring.privacy.LogCheck.Why;
import nl.kring.privacy.LogVerifier.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The chains of the access log (R-M3): what an owner of the database does to them by hand is found, what Kring does is not. */
@KringTest
class LogChainTests {
    private static final int CHAINS = 4;
    private static final int LINES = 20;

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private AccessLog log;

    @Autowired
    private LogVerifier verifier;

    @Autowired
    private LogKeeper keeper;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails ownerDetails;

    private SingleConnectionDataSource connection;
    private JdbcClient owner;

    /** As somebody who has the database in hand, and stops at nothing that it would hold against him. */
    @BeforeEach
    void anOwnerWhoCheats() {
        connection = new SingleConnectionDataSource(
                ownerDetails.getJdbcUrl(), ownerDetails.getUsername(), ownerDetails.getPassword(), true);
        owner = JdbcClient.create(connection);
        owner.sql("set synchronous_commit = off").update();
    }

    @AfterEach
    void honestAgain() {
        guarded(true);
        connection.destroy();
    }

    private void guarded(boolean on) {
        Stream.of("access_log_entry", "access_log_segment").forEach(table -> {
            owner.sql("alter table common." + table + (on ? " enable" : " disable") + " trigger user")
                    .update();
            owner.sql("alter table common." + table + (on ? " force" : " no force") + " row level security")
                    .update();
        });
    }

    private void writes(UUID chain, int lines) {
        people.job(() -> {
            IntStream.range(0, lines).forEach(_ -> log.write(chain, "READ", "TIMELINE", chain));
            return true;
        });
    }

    private List<UUID> chains(int count, int lines) {
        var chains = Stream.generate(Ids::next).limit(count).toList();
        chains.forEach(chain -> writes(chain, lines));
        return chains;
    }

    private int cheats(String sql, Object... values) {
        var statement = owner.sql(sql);
        for (var value : values) {
            statement = statement.param(value);
        }
        return statement.update();
    }

    private Broken brokenOf(UUID chain) {
        var found = verifier.verify(List.of(chain));
        assertThat(found.broken()).hasSize(1);
        return found.broken().getFirst();
    }

    @Test
    void at_m3_aTamperedLineFailsTheCheck() {
        var jan = people.person("Jan");
        var bram = people.person("Bram");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.HELPERS);
        IntStream.range(0, 4)
                .forEach(turn ->
                        People.run(jan, () -> circles.moveTo(circle, bram, turn % 2 == 0 ? Ring.INNER : Ring.HELPERS)));
        assertThat(verifier.verify(List.of(circle.value())).whole()).isTrue();
        guarded(false);
        cheats(
                "update common.access_log_entry set actor_id = ? where chain_id = ? and n = 2",
                bram.value(),
                circle.value());
        assertThat(brokenOf(circle.value())).isEqualTo(new Broken(circle.value(), 2, Why.CHANGED));
        assertThat(verifier.verify().broken()).contains(new Broken(circle.value(), 2, Why.CHANGED));
    }

    @Test
    void eachFieldOfALineIsInItsHash() {
        var chain = chains(1, 5).getFirst();
        guarded(false);
        for (var change : List.of(
                "n = n + 100",
                "actor_id = uuidv7(), actor_system = null",
                "actor_system = 'tests'",
                "action = 'REAL', what = 'D|TIMELINE'",
                "what = ''",
                "object_id = null",
                "reason = 'PROFESSIONAL'",
                "at = at + interval '1 microsecond'",
                "prev_hash = sha256(prev_hash)",
                "hash = prev_hash || hash")) {
            keep(List.of(chain));
            cheats("update common.access_log_entry set " + change + " where chain_id = ? and n = 3", chain);
            assertThat(verifier.verify(List.of(chain)).broken()).as(change).hasSize(1);
            giveBack();
        }
        assertThat(verifier.verify(List.of(chain)).whole()).isTrue();
    }

    /** What stands in one column does not read as what stands in the next. */
    @Test
    void somebodyIsNotAJobOfThatName() {
        var bram = people.person("Bram");
        var chain = Ids.next();
        people.job(() -> jdbc.sql("insert into common.access_log_entry (chain_id, actor_id, action, what) "
                        + "values (?, ?, 'READ', 'PLAN')")
                .param(chain)
                .param(bram.value())
                .update());
        guarded(false);
        cheats(
                "update common.access_log_entry set actor_id = null, actor_system = ? where chain_id = ?",
                bram.value().toString(),
                chain);
        assertThat(brokenOf(chain)).isEqualTo(new Broken(chain, 1, Why.CHANGED));
    }

    @Test
    void fiveHundredRandomTamperingsAreEachFound() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var chains = chains(CHAINS, LINES);
        guarded(false);
        keep(chains);
        var done = new HashSet<Tampering>();
        for (int turn = 0; turn < 500; turn++) {
            var chain = chains.get(random.nextInt(CHAINS));
            var kind = Tampering.values()[random.nextInt(Tampering.values().length)];
            tamper(kind, chain, random);
            assertThat(verifier.verify(chains).broken())
                    .as("%s of %s, turn %d of seed %d", kind, chain, turn, seed)
                    .extracting(Broken::chain)
                    .containsExactly(chain);
            giveBack(chain);
            done.add(kind);
        }
        assertThat(done).containsExactlyInAnyOrder(Tampering.values());
        assertThat(verifier.verify(chains).whole()).isTrue();
    }

    private enum Tampering {
        CHANGE,
        DELETE,
        DELETE_AND_CLOSE_UP,
        INSERT,
        APPEND,
        SWAP,
        TRUNCATE,
        CHAIN_ANEW,
        EMPTY
    }

    private void tamper(Tampering kind, UUID chain, Random random) {
        var n = 1 + random.nextInt(LINES - 1);
        var changed =
                switch (kind) {
                    case CHANGE ->
                        cheats(
                                "update common.access_log_entry set "
                                        + List.of(
                                                        "what = what || '.'",
                                                        "action = lower(action)",
                                                        "at = at - interval '1 hour'",
                                                        "object_id = uuidv7()",
                                                        "hash = set_byte(hash, 7, (get_byte(hash, 7) + 1) % 256)")
                                                .get(random.nextInt(5))
                                        + " where chain_id = ? and n = ?",
                                chain,
                                n);
                    case DELETE -> cheats("delete from common.access_log_entry where chain_id = ? and n = ?", chain, n);
                    case DELETE_AND_CLOSE_UP -> {
                        cheats("delete from common.access_log_entry where chain_id = ? and n = ?", chain, n);
                        cheats("update common.access_log_entry set n = -n where chain_id = ? and n > ?", chain, n);
                        yield cheats(
                                "update common.access_log_entry set n = -n - 1 where chain_id = ? and n < 0", chain);
                    }
                    case INSERT -> {
                        cheats("update common.access_log_entry set n = -n where chain_id = ? and n > ?", chain, n);
                        cheats("update common.access_log_entry set n = 1 - n where chain_id = ? and n < 0", chain);
                        yield cheats(
                                "insert into common.access_log_entry (chain_id, n, actor_system, action, what, at, prev_hash, hash) "
                                        + "select chain_id, n + 1, 'test', 'READ', 'PLAN', at, sha256(hash), sha256(prev_hash) "
                                        + "from common.access_log_entry where chain_id = ? and n = ?",
                                chain,
                                n);
                    }
                    case APPEND -> {
                        cheats(
                                "insert into common.access_log_entry (chain_id, n, actor_system, action, what, at, prev_hash, hash) "
                                        + "select chain_id, n + 1, 'test', 'READ', 'PLAN', at, hash, sha256(hash) "
                                        + "from common.access_log_entry where chain_id = ? and n = ?",
                                chain,
                                LINES);
                        yield rehash(chain, LINES + 1);
                    }
                    case SWAP -> {
                        cheats("update common.access_log_entry set n = -1 where chain_id = ? and n = ?", chain, n);
                        cheats(
                                "update common.access_log_entry set n = ? where chain_id = ? and n = ?",
                                n,
                                chain,
                                n + 1);
                        yield cheats(
                                "update common.access_log_entry set n = ? where chain_id = ? and n = -1", n + 1, chain);
                    }
                    case TRUNCATE ->
                        cheats("delete from common.access_log_entry where chain_id = ? and n > ?", chain, n);
                    case CHAIN_ANEW -> {
                        cheats(
                                "update common.access_log_entry set what = 'NOTHING' where chain_id = ? and n = ?",
                                chain,
                                n);
                        yield IntStream.rangeClosed(n, LINES)
                                .map(line -> rehash(chain, line))
                                .sum();
                    }
                    case EMPTY -> cheats("delete from common.access_log_entry where chain_id = ?", chain);
                };
        assertThat(changed).as("%s at %d", kind, n).isPositive();
    }

    /** Works a hash out as the database does, with what it has for it. */
    private int rehash(UUID chain, int n) {
        cheats(
                "update common.access_log_entry e set prev_hash = coalesce((select hash from common.access_log_entry "
                        + "where chain_id = e.chain_id and n = e.n - 1), e.prev_hash) where chain_id = ? and n = ?",
                chain,
                n);
        return cheats(
                "update common.access_log_entry e set hash = common.access_log_hash(e) where chain_id = ? and n = ?",
                chain,
                n);
    }

    private void keep(List<UUID> chains) {
        owner.sql("drop table if exists pg_temp.kept").update();
        owner.sql("create temp table kept as select * from common.access_log_entry where chain_id = any (?::uuid[])")
                .param("{"
                        + String.join(",", chains.stream().map(UUID::toString).toList()) + "}")
                .update();
    }

    private void giveBack(UUID chain) {
        cheats("delete from common.access_log_entry where chain_id = ?", chain);
        cheats("insert into common.access_log_entry select * from pg_temp.kept where chain_id = ?", chain);
    }

    private void giveBack() {
        owner.sql("select distinct chain_id from pg_temp.kept")
                .query(UUID.class)
                .list()
                .forEach(this::giveBack);
    }

    @Test
    void aHundredCleanChainsWrittenByFiftyThreadsRaiseNothing() throws Exception {
        var chains = Stream.generate(Ids::next).limit(100).toList();
        var turn = new AtomicInteger();
        Callable<Boolean> writer = () -> {
            for (int line = 0; line < 20; line++) {
                var at = turn.getAndIncrement();
                writesOrTakesBack(chains.get(at % chains.size()), at % 7 == 0);
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(50)) {
            var running = Collections.nCopies(50, writer).stream()
                    .map(threads::submit)
                    .toList();
            assertThat(verifier.verify(chains).broken()).as("while they write").isEmpty();
            for (var outcome : running) {
                assertThat(outcome.get()).isTrue();
            }
        }
        var found = verifier.verify(chains);
        assertThat(found.broken()).isEmpty();
        assertThat(found.lines()).isEqualTo(1_000 - (1_000 + 6) / 7);
        assertThat(found.chains()).isEqualTo(100);
    }

    private void writesOrTakesBack(UUID chain, boolean back) {
        Acting.asSystem(
                "test",
                () -> transaction.executeWithoutResult(state -> {
                    log.write(chain, "READ", "TIMELINE", chain);
                    if (back) {
                        state.setRollbackOnly();
                    }
                }));
    }

    @Test
    void noRoleOfTheApplicationChangesOrTakesAwayALineOrAHead() {
        var chain = chains(1, 3).getFirst();
        for (var act : List.of(
                "update common.access_log_entry set what = 'NOTHING'",
                "delete from common.access_log_entry",
                "truncate common.access_log_entry",
                "insert into common.access_log_segment select * from common.access_log_segment",
                "update common.access_log_segment set n = 1",
                "update common.access_log_segment set dropped_at = now()",
                "delete from common.access_log_segment",
                "truncate common.access_log_segment")) {
            assertThat(catchThrowable(() -> people.job(() -> jdbc.sql(act).update())))
                    .as(act)
                    .hasStackTraceContaining("permission denied");
            assertThat(catchThrowable(() -> People.run(
                            people.person("Jan"),
                            () -> transaction.executeWithoutResult(
                                    _ -> jdbc.sql(act).update()))))
                    .as(act)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> People.run(
                        people.person("Jan"),
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql("select common.drop_old_access_log(1)")
                                .query(Long.class)
                                .single())))
                .hasStackTraceContaining("permission denied");
        assertThat(verifier.verify(List.of(chain)).whole()).isTrue();
    }

    /** Not even the owner, as long as the guards stand. */
    @Test
    void theOwnerHasToTakeTheGuardsAwayFirst() {
        var chain = chains(1, 3).getFirst();
        for (var act : List.of(
                "delete from common.access_log_entry where chain_id = ?",
                "delete from common.access_log_segment where chain_id = ?",
                "update common.access_log_segment set sealed_at = now(), dropped_at = now() where chain_id = ?")) {
            assertThatThrownBy(() -> cheats(act, chain)).as(act).hasStackTraceContaining("never changed");
        }
    }

    @Test
    void whatIsOlderThanFiveYearsGoesAMonthAtATimeAndTheChainStillHolds() {
        var chain = chains(1, 3).getFirst();
        guarded(false);
        past(chain, 1, "7 years");
        past(chain, 2, "5 years 3 months");
        past(chain, 3, "4 years");
        chainAnew(chain, 3);
        guarded(true);
        writes(chain, 2);
        assertThat(verifier.verify(List.of(chain)).broken()).isEmpty();
        keepUntilDone();
        var found = verifier.verify(List.of(chain));
        assertThat(found.broken()).isEmpty();
        assertThat(found.lines()).isEqualTo(3);
        assertThat(people.job(() -> log.newest(chain, 10)))
                .extracting(AccessLog.Line::n)
                .containsExactly(5L, 4L, 3L);
        guarded(false);
        cheats("update common.access_log_segment set dropped_at = now() where chain_id = ? and first_n = 3", chain);
        cheats("delete from common.access_log_entry where chain_id = ? and n = 3", chain);
        assertThat(brokenOf(chain)).isEqualTo(new Broken(chain, 3, Why.DROPPED_EARLY));
    }

    @Test
    void aMonthThatIsOverIsSealedAlsoWhereNobodyWroteSince() {
        var chain = chains(1, 2).getFirst();
        guarded(false);
        past(chain, 1, "3 months");
        past(chain, 2, "2 months");
        chainAnew(chain, 2);
        cheats("update common.access_log_segment set sealed_at = null where chain_id = ?", chain);
        assertThat(brokenOf(chain).why()).isEqualTo(Why.NOT_SEALED);
        guarded(true);
        keepUntilDone();
        assertThat(verifier.verify(List.of(chain)).whole()).isTrue();
        assertThatThrownBy(() -> cheats(
                        "update common.access_log_segment set n = n + 1 where chain_id = ? and first_n = 2", chain))
                .hasStackTraceContaining("never changed");
    }

    /** One turn seals and drops a part; other tests move the clock by years. */
    private void keepUntilDone() {
        for (var turn = 0; turn < 50; turn++) {
            Acting.asSystem(keeper.name(), keeper::doWhatIsDue);
        }
    }

    private void past(UUID chain, int n, String ago) {
        cheats("update common.access_log_entry set at = at - ?::interval where chain_id = ? and n = ?", ago, chain, n);
    }

    /** A chain as it would be if its lines had been written when they say, each in a month of its own. */
    private void chainAnew(UUID chain, int lines) {
        IntStream.rangeClosed(1, lines).forEach(line -> rehash(chain, line));
        cheats("delete from common.access_log_segment where chain_id = ?", chain);
        cheats(
                "insert into common.access_log_segment (chain_id, month, first_n, prev_hash, n, hash, sealed_at) "
                        + "select chain_id, common.access_log_month(at), n, prev_hash, n, hash, "
                        + "case when n < ? then at end from common.access_log_entry where chain_id = ?",
                lines,
                chain);
    }

    @Test
    void aChainWithoutAHeadIsNamed() {
        var chain = chains(1, 2).getFirst();
        guarded(false);
        cheats("delete from common.access_log_segment where chain_id = ?", chain);
        assertThat(verifier.verify().broken()).contains(new Broken(chain, 1, Why.EXTRA));
        cheats("delete from common.access_log_entry where chain_id = ?", chain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void whatIsSaidAtTheConsoleNamesEachBrokenChainAndItsLine(String language) {
        var locale = Locale.of(language);
        var chain = Ids.next();
        var whole = new LogVerifier.Found(1_200, 34_567, List.of(), Outside.HEADS);
        assertThat(VerifyLogAtStart.said(whole, locale)).matches("(?s).*1[.,]200.*34[.,]567.*");
        for (var why : Why.values()) {
            var broken = new LogVerifier.Found(2, 9, List.of(new Broken(chain, 7, why)), Outside.HEADS);
            assertThat(VerifyLogAtStart.said(broken, locale).lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains(chain.toString(), "7")
                    .isEqualTo(Texts.of(locale, "privacy.verify.why." + why, chain.toString(), "7"));
        }
    }
}
