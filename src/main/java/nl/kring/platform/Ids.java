package nl.kring.platform;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** New ids: UUID version 7, so that rows made together lie together. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** An id for something that happened earlier, so that it lies where it belongs in time. */
    public static UUID at(Instant past) {
        var random = next();
        return new UUID(
                past.toEpochMilli() << 16 | random.getMostSignificantBits() & 0xFFFF, random.getLeastSignificantBits());
    }
}
