package nl.kring.need;

import java.time.Instant;
import java.util.Optional;
import nl.kring.bridge.Payload.Promise;

/**
 * A need as the one who asks sees it.
 *
 * @param forwardedAt when it went to the municipality
 * @param promise who comes and until when, once somebody said so
 * @param read whether that person opened it
 */
public record NeedView(
        NeedId id,
        String ownWords,
        Optional<Theme> theme,
        String tried,
        NeedState state,
        Optional<Instant> forwardedAt,
        Optional<Promise> promise,
        boolean read) {}
