package nl.kring.identity;

import nl.kring.platform.Acting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints the link for the first administrator on the console, and nowhere else: a log file would keep it. Not where the log goes (that is one
 * JSON object a line), but beside it.
 */
@Component
@ConditionalOnBooleanProperty(name = "kring.demo", havingValue = false, matchIfMissing = true)
class FirstLink {
    private final FirstDoor door;
    private final String address;
    private final int port;

    FirstLink(FirstDoor door, @Value("${kring.url}") String address, @Value("${server.port}") int port) {
        this.door = door;
        this.address = address;
        this.port = port;
    }

    /** An import opens no door: it has no port. */
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (port >= 0) {
            Acting.asSystem("first-door", () -> {
                if (door.nobodyRunsKring()) {
                    System.err.printf(
                            "%nNobody runs Kring here yet. Open this link once, within 24 hours:%n%s/begin?sleutel=%s%n%n",
                            address, door.newKey());
                }
            });
        }
    }
}
