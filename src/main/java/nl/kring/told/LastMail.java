package nl.kring.told;

import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.WhyBack;

/**
 * What was mailed last to the person who looks, out of one circle.
 *
 * @param to as much of the address as its owner knows it by
 * @param back why it came back, if it did
 * @param putOff a server on the way did not take it yet
 */
public record LastMail(Kind kind, Instant at, String to, Optional<WhyBack> back, boolean putOff) {
    /** What it was about. */
    public enum Kind {
        TOLD,
        ALERT,
        TRIAL,
        OTHER
    }
}
