package nl.kring.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Keys;
import nl.kring.platform.Nodes;
import nl.kring.privacy.LogCheck.Broken;
import nl.kring.privacy.LogCheck.Why;
import nl.kring.privacy.LogVerifier.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What lies outside the database finds what nobody could find within: a chain that went back, and one that was made anew as a whole. */
@KringTest
class AnchorTests {
    private static final Instant START = Instant.parse("2026-11-27T02:00:00Z");

    @TempDir
    private Path folder;

    @Autowired
    private People people;

    @Autowired
    private AccessLog log;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails ownerDetails;

    private SingleConnectionDataSource connection;
    private JdbcClient owner;
    private LogAnchors anchors;
    private UUID chain;

    @BeforeEach
    void anOwnerWhoCheats() {
        connection = new SingleConnectionDataSource(
                ownerDetails.getJdbcUrl(), ownerDetails.getUsername(), ownerDetails.getPassword(), true);
        owner = JdbcClient.create(connection);
        anchors = new LogAnchors(folder, keys);
        chain = Ids.next();
        writes(5);
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

    private void writes(int lines) {
        people.job(() -> {
            IntStream.range(0, lines).forEach(_ -> log.write(chain, "READ", "TIMELINE", chain));
            return true;
        });
    }

    private void anchorAt(Instant time) {
        var keeper = new AnchorKeeper(anchors, new AnchorCheck(jdbc), transaction, Clock.fixed(time, ZoneOffset.UTC));
        Acting.asSystem("test", keeper::doWhatIsDue);
    }

    private <T> T asOwner(Supplier<T> cheat) {
        guarded(false);
        try {
            return cheat.get();
        } finally {
            guarded(true);
        }
    }

    /** As a restore does it: what came after a line is not there, and the head is that line. */
    private void goesBackTo(int n) {
        asOwner(() -> owner.sql("delete from common.access_log_entry where chain_id = ? and n > ?")
                .param(chain)
                .param(n)
                .update());
        asOwner(() -> owner.sql(
                        "update common.access_log_segment s set n = e.n, hash = e.hash from common.access_log_entry e "
                                + "where s.chain_id = ? and e.chain_id = s.chain_id and e.n = ?")
                .param(chain)
                .param(n)
                .update());
    }

    @Test
    void aNewMasterKeyIsNoForgeryAsLongAsTheOldOneIsGivenToo() throws Exception {
        anchors = new LogAnchors(folder, Nodes.keys("oud"));
        anchorAt(START);
        anchors = new LogAnchors(folder, Nodes.keys("nieuw,oud"));
        writes(1);
        anchorAt(START.plus(Duration.ofDays(1)));
        assertThat(anchors.read().forged()).isEmpty();
        assertThat(anchors.read().last().get(chain).n()).isEqualTo(6);
        assertThat(new LogAnchors(folder, Nodes.keys("nieuw")).read().forged()).hasValue(1L);
        assertThat(new LogAnchors(folder, Nodes.keys("oud")).read().forged()).isPresent();
    }

    private LogVerifier.Found verify() {
        return new LogVerifier(jdbc, transactions, anchors, new AnchorCheck(jdbc)).verify();
    }

    private List<Broken> ofThisChain() {
        return verify().broken().stream()
                .filter(broken -> broken.chain().equals(chain))
                .toList();
    }

    @Test
    void at_m3_aChainThatIsShorterThanItWasIsRestoredAndNotClean() {
        anchorAt(START);
        assertThat(ofThisChain()).isEmpty();
        writes(2);
        assertThat(ofThisChain()).isEmpty();
        goesBackTo(3);
        assertThat(ofThisChain()).containsExactly(new Broken(chain, 3, Why.RESTORED));
        assertThat(VerifyLogAtStart.said(verify(), Locale.of("nl")))
                .contains("eindigt nu bij regel 3 en ging eerder verder");
    }

    @Test
    void itStaysSoWhenPeopleWriteOnAndTheNewHeadIsWrittenDown() {
        anchorAt(START);
        goesBackTo(3);
        anchorAt(START.plus(Duration.ofDays(1)));
        writes(9);
        anchorAt(START.plus(Duration.ofDays(2)));
        assertThat(ofThisChain()).containsExactly(new Broken(chain, 3, Why.RESTORED));
    }

    /** The owner of the database works everything out anew: within the database nothing is wrong then. */
    @Test
    void aChainThatWasMadeAnewFromItsFirstLineToItsHeadIsFound() {
        anchorAt(START);
        asOwner(() -> {
            owner.sql("update common.access_log_entry set what = 'NOTHING' where chain_id = ? and n = 2")
                    .param(chain)
                    .update();
            for (int n = 1; n <= 5; n++) {
                owner.sql(
                                "update common.access_log_entry e set prev_hash = coalesce((select hash from common.access_log_entry "
                                        + "where chain_id = e.chain_id and n = e.n - 1), e.prev_hash) where chain_id = ? and n = ?")
                        .param(chain)
                        .param(n)
                        .update();
                owner.sql(
                                "update common.access_log_entry e set hash = common.access_log_hash(e) where chain_id = ? and n = ?")
                        .param(chain)
                        .param(n)
                        .update();
            }
            return owner.sql("update common.access_log_segment s set hash = e.hash from common.access_log_entry e "
                            + "where s.chain_id = ? and e.chain_id = s.chain_id and e.n = s.n")
                    .param(chain)
                    .update();
        });
        var within = new LogVerifier(jdbc, transactions, anchors, new AnchorCheck(jdbc)).verify(List.of(chain));
        assertThat(within.broken()).isEmpty();
        assertThat(ofThisChain()).containsExactly(new Broken(chain, 5, Why.NOT_AS_ANCHORED));
        writes(1);
        anchorAt(START.plus(Duration.ofDays(1)));
        assertThat(ofThisChain()).containsExactly(new Broken(chain, 5, Why.NOT_AS_ANCHORED));
    }

    @Test
    void aChainThatIsGoneAltogetherIsFound() {
        anchorAt(START);
        asOwner(() -> owner.sql("delete from common.access_log_entry where chain_id = ?")
                .param(chain)
                .update());
        asOwner(() -> owner.sql("delete from common.access_log_segment where chain_id = ?")
                .param(chain)
                .update());
        assertThat(ofThisChain()).containsExactly(new Broken(chain, 0, Why.RESTORED));
    }

    @Test
    void onceADayAndOnlyWhatMoved() throws Exception {
        var clock = new Object() {
            Instant now = START;
        };
        var keeper = new AnchorKeeper(anchors, new AnchorCheck(jdbc), transaction, new Clock() {
            @Override
            public Instant instant() {
                return clock.now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        Acting.asSystem("test", keeper::doWhatIsDue);
        writes(1);
        clock.now = START.plus(Duration.ofHours(23));
        Acting.asSystem("test", keeper::doWhatIsDue);
        assertThat(linesOfThisChain()).hasSize(1);
        clock.now = START.plus(Duration.ofHours(24));
        Acting.asSystem("test", keeper::doWhatIsDue);
        clock.now = START.plus(Duration.ofHours(48));
        Acting.asSystem("test", keeper::doWhatIsDue);
        assertThat(linesOfThisChain()).hasSize(2).last().asString().contains(" 6 ");
    }

    private List<String> linesOfThisChain() throws Exception {
        return Files.readAllLines(anchors.file()).stream()
                .filter(line -> line.contains(chain.toString()))
                .toList();
    }

    @Test
    void whatIsChangedTakenOutOrPutInOutsideIsFoundToo() throws Exception {
        anchorAt(START);
        for (int day = 1; day < 4; day++) {
            writes(1);
            anchorAt(START.plus(Duration.ofDays(day)));
        }
        var whole = Files.readAllLines(anchors.file());
        assertThat(verify().outside()).isEqualTo(Outside.HEADS);
        var at = whole.size() - 2;
        var changed = new ArrayList<>(whole);
        changed.set(at, changed.get(at).replaceFirst(" (\\d+) ", " 1$1 "));
        var takenOut = new ArrayList<>(whole);
        takenOut.remove(at);
        var putIn = new ArrayList<>(whole);
        putIn.add(at, whole.get(at));
        for (var forged : List.of(changed, takenOut, putIn)) {
            Files.write(anchors.file(), forged);
            var found = verify();
            assertThat(found.outside()).isEqualTo(Outside.FORGED);
            assertThat(found.whole()).isFalse();
            assertThat(VerifyLogAtStart.said(found, Locale.of("en"))).contains("was changed itself");
            anchorAt(START.plus(Duration.ofDays(9)));
            assertThat(Files.readAllLines(anchors.file()))
                    .as("nothing is added after it")
                    .isEqualTo(forged);
        }
    }

    @Test
    void aLineThatWasBrokenOffCountsForNothingAndStopsNothing() throws Exception {
        anchorAt(START);
        Files.writeString(anchors.file(), "2026-11-27T02:00:00Z " + chain + " 9", StandardOpenOption.APPEND);
        writes(1);
        anchorAt(START.plus(Duration.ofDays(1)));
        assertThat(verify().outside()).isEqualTo(Outside.HEADS);
        assertThat(ofThisChain()).isEmpty();
        assertThat(anchors.read().last().get(chain).n()).isEqualTo(6);
    }

    @Test
    void nothingOutsideIsSaid() {
        assertThat(verify().outside()).isEqualTo(Outside.NOTHING);
        assertThat(VerifyLogAtStart.said(new LogVerifier.Found(1, 2, List.of(), Outside.NOTHING), Locale.of("nl")))
                .contains("Het logboek klopt.", "Buiten de database staat nog niets");
    }

    /** The disk for it may be gone: people go on. */
    @Test
    void aFolderThatCannotBeWrittenStopsNobody() throws Exception {
        var notAFolder = Files.writeString(folder.resolve("file"), "");
        var keeper = new AnchorKeeper(
                new LogAnchors(notAFolder.resolve("anchors"), keys),
                new AnchorCheck(jdbc),
                transaction,
                Clock.fixed(START, ZoneOffset.UTC));
        Acting.asSystem("test", keeper::doWhatIsDue);
        assertThat(notAFolder).isRegularFile();
    }
}
