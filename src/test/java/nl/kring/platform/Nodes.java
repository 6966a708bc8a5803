package nl.kring.platform;

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

    /** One that has no others. */
    public static Relay alone() {
        return new Relay(Optional.empty(), Relay.Rhythm.ORDINARY);
    }
}
