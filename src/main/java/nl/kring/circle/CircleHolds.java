package nl.kring.circle;

import java.util.Map;
import java.util.UUID;

/** What a circle already holds before its resident says yes; the module that keeps it has the bean. */
public interface CircleHolds {
    /** How many posts there are for each audience, by the audience's id; only those that the asker may read. */
    Map<UUID, Integer> posts(CircleId circle);

    /** Whether nobody told anything yet that the asker may read. */
    default boolean isQuiet(CircleId circle) {
        return posts(circle).isEmpty();
    }
}
