package nl.kring.welcome;

import java.util.Objects;
import java.util.function.Supplier;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the small line of a mail leads: who holds it stops the messages of the first days. Looking changes nothing; it opens nothing. */
@Service
public class WelcomeDoor {
    private static final String ACTOR = "welcome";
    private static final int UNKNOWN_A_MINUTE = 10;

    private final Welcomes welcomes;
    private final RateLimits limits;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    WelcomeDoor(
            Welcomes welcomes, RateLimits limits, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.welcomes = welcomes;
        this.limits = limits;
        this.transaction = transaction;
        this.events = events;
    }

    /** What is behind a link; of the circle nothing is said. */
    public enum Behind {
        GOES_ON,
        STOPPED,
        UNKNOWN,
        TOO_MANY
    }

    /** What is behind a link. Mail programs look too, so nothing changes. */
    public Behind look(String token, String remote) {
        return limited(remote, () -> welcomes.byLink(token)
                .map(row -> row.stopped() ? Behind.STOPPED : Behind.GOES_ON)
                .orElse(Behind.UNKNOWN));
    }

    /** Stops them; a second time changes nothing. */
    public Behind stop(String token, String remote) {
        return limited(remote, () -> welcomes.byLink(token)
                .map(row -> {
                    welcomes.stop(row.id());
                    events.publishEvent(new WelcomeChanged(row.circle()));
                    return Behind.STOPPED;
                })
                .orElse(Behind.UNKNOWN));
    }

    /** Counts links that nobody knows, after the transaction: counting takes a connection of its own. */
    private Behind limited(String remote, Supplier<Behind> work) {
        return Acting.asSystem(ACTOR, () -> {
            var behind = Objects.requireNonNull(transaction.execute(_ -> work.get()));
            return behind == Behind.UNKNOWN && !limits.allow("welcome-ip:" + remote, UNKNOWN_A_MINUTE, 1)
                    ? Behind.TOO_MANY
                    : behind;
        });
    }
}
