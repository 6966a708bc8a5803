package nl.kring.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Relays of other nodes, for tests. */
public final class Nodes {
    /** As in earnest, but the death of one is noticed at once. */
    public static final Duration SILENCE = Duration.ofSeconds(1);

    private Nodes() {}

    /** A node that shares this database with others; it is to be stopped. */
    public static Relay of(JdbcConnectionDetails database) {
        return new Relay(
                Optional.of(database),
                new Relay.Rhythm(Duration.ofMillis(50), Duration.ofMillis(200), SILENCE, Duration.ofSeconds(1)));
    }

    /** The key of a node that was given this one, or these. */
    public static Keys keys(String given) {
        try {
            return new Keys(given, Path.of("target"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One that has no others. */
    public static Relay alone() {
        return new Relay(Optional.empty(), Relay.Rhythm.ORDINARY);
    }
}
