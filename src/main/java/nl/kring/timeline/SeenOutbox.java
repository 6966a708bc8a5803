package nl.kring.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;

/** Keeps what somebody saw and what waited on a device (R-C21); a bean of the module that it belongs to. */
public interface SeenOutbox {
    /**
     * What a device knows of it when there is no line.
     *
     * @param readers who would read it
     * @param calls whom one can call meanwhile: nobody was warned yet
     */
    record Place(List<CirclePerson> readers, List<CirclePerson> calls) {}

    /**
     * What waited.
     *
     * @param at when it was seen, by the clock of the application
     * @param readers whom its writer saw
     */
    record Seen(
            UUID id,
            String text,
            Set<UUID> signs,
            boolean good,
            boolean worried,
            Instant at,
            Set<Giveaway> meant,
            Set<AccountId> readers) {}

    /** Empty for who may not tell here what she saw. */
    Optional<Place> place(CircleId circle);

    /** Keeps it as if it were told now, with the moment at which it was seen. Sent twice with one id, it stands there once. */
    void keep(CircleId circle, Seen seen);
}
