package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that was given another key is told of by those that were there before. */
@KringTest
@ExtendWith(OutputCaptureExtension.class)
class SameKeyTests {
    private static final String SAID = "Another node has another key";
    private static final String SAID_OF_ITSELF = "a key that this node does not have";

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    /** It has told of its key before another listens. */
    private void nodeWith(String key, Relay relay) throws Exception {
        new SameKey(new Keys(key, Path.of("target")), relay, jdbc, transactions);
        relay.start();
        Thread.sleep(400);
    }

    @Test
    void aNodeThatHasNotTheKeyOfWhatIsThereSaysSoItself(CapturedOutput output) throws Exception {
        var here = new Keys("nieuw,van hier", Path.of("target"));
        var before = new DataKeys(new Keys("van hier", Path.of("target")), jdbc, Nodes.alone());
        var stranger = new Keys("nieuw", Path.of("target"));
        var owner = Ids.next();
        Acting.asSystem("test", () -> new TransactionTemplate(transactions).executeWithoutResult(all -> {
            all.setRollbackOnly();
            jdbc.sql("delete from common.data_key").update(); // of other tests
            before.seal(owner, new DataKeys.Place("test", "number", owner), "06-11111111");
            new SameKey(here, Nodes.alone(), jdbc, transactions).look();
            assertThat(output.getOut()).doesNotContain(SAID_OF_ITSELF);
            new SameKey(stranger, Nodes.alone(), jdbc, transactions).look();
            assertThat(output.getOut()).contains(SAID_OF_ITSELF);
        }));
    }

    @Test
    void anotherKeyIsSaidAndTheSameOrAnOlderOneIsNot(CapturedOutput output) throws Exception {
        var there = Nodes.of(database);
        var same = Nodes.of(database);
        var older = Nodes.of(database);
        var other = Nodes.of(database);
        try {
            nodeWith("een,nul", there);
            nodeWith("een,nul", same);
            nodeWith("nul", older);
            assertThat(output.getOut()).doesNotContain(SAID);
            nodeWith("ander", other);
            Town.soon(() -> Optional.of(true).filter(_ -> output.getOut().contains(SAID)));
        } finally {
            for (var relay : new Relay[] {there, same, older, other}) {
                relay.stop();
            }
        }
    }
}
