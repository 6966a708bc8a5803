package nl.kring.circle;

import java.util.UUID;

/** The id of a circle. */
public record CircleId(UUID value) {
    /** Reads an id from an address; nonsense is empty. */
    public static java.util.Optional<CircleId> from(String text) {
        try {
            return java.util.Optional.of(new CircleId(UUID.fromString(text)));
        } catch (IllegalArgumentException nonsense) {
            return java.util.Optional.empty();
        }
    }
}
