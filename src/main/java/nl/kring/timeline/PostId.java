package nl.kring.timeline;

import java.util.Optional;
import java.util.UUID;

/** The id of a post; minted when its form opens, so that a second click makes no second post. */
public record PostId(UUID value) {
    /** Reads an id that a browser sent; nonsense is empty. */
    public static Optional<PostId> from(String text) {
        try {
            return Optional.of(new PostId(UUID.fromString(text)));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
