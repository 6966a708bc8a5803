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

/** A node that was given another key is told of by those that were there before. */
@KringTest
@ExtendWith(OutputCaptureExtension.class)
class SameKeyTests {
    private static final String SAID = "Another node has another key";

    @Autowired
    private JdbcConnectionDetails database;

    /** It has told of its key before another listens. */
    private static void nodeWith(String key, Relay relay) throws Exception {
        new SameKey(new Keys(key, Path.of("target")), relay);
        relay.start();
        Thread.sleep(400);
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
