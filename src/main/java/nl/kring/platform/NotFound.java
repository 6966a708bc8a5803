package nl.kring.platform;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** There is no such thing, or it is none of the asker's business: the two look the same. */
public class NotFound extends RuntimeException {
    private final @Nullable UUID asked;

    public NotFound() {
        this(null);
    }

    /**
     * @param asked what was asked for by its id: if it exists, that it was tried is kept in the access log
     */
    public NotFound(@Nullable UUID asked) {
        super("not found");
        this.asked = asked;
    }

    public Optional<UUID> asked() {
        return Optional.ofNullable(asked);
    }
}
