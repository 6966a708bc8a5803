package nl.kring.circle;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import org.jspecify.annotations.Nullable;

/** For a job that tells of the past of one circle: the seats as they were while it went on, and each audience asked for once. */
public final class PastSeats {
    private final CircleId circle;
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final Map<AccountId, Seat> seats = new HashMap<>();
    private final Map<Reach, Audience> reaches = new HashMap<>();

    public PastSeats(CircleId circle, CircleJobs circles, AudienceService audiences) {
        this.circle = circle;
        this.circles = circles;
        this.audiences = audiences;
    }

    private record Reach(
            @Nullable AccountId author,
            Topic topic,
            Optional<About> about,
            Optional<Set<AccountId>> only,
            Optional<Instant> hiddenUntil) {}

    public CircleId circle() {
        return circle;
    }

    public Seat of(AccountId person) {
        return seats.computeIfAbsent(
                person,
                who -> circles.seatOf(circle, who).map(Seat::whileItWentOn).orElseThrow(NotFound::new));
    }

    /** As {@link AudienceService#forTopic(Seat, Topic, Optional, Optional)}. */
    public Audience audience(AccountId author, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        var seat = of(author);
        return audience(
                new Reach(author, topic, about, only, Optional.empty()),
                () -> audiences.forTopic(seat, topic, about, only));
    }

    /** As {@link AudienceService#forSurprise}. */
    public Audience surprise(AccountId author, Optional<Set<AccountId>> only, Instant until) {
        var seat = of(author);
        return audience(
                new Reach(author, Topic.FUN, Optional.empty(), only, Optional.of(until)),
                () -> audiences.forSurprise(seat, only, until));
    }

    /** What is for all who see a topic is the same for each author who is one of them. */
    private Audience audience(Reach reach, Supplier<Audience> asked) {
        var anybody = new Reach(null, reach.topic(), reach.about(), reach.only(), reach.hiddenUntil());
        return Optional.ofNullable(reaches.get(anybody))
                .filter(known -> reach.about().isEmpty() && reach.only().isEmpty())
                .filter(known -> known.readers().stream()
                        .anyMatch(reader -> reader.account().equals(reach.author())))
                .orElseGet(() -> ask(reach, anybody, asked));
    }

    private Audience ask(Reach reach, Reach anybody, Supplier<Audience> asked) {
        var known = reaches.get(reach);
        if (known != null) {
            return known;
        }
        var found = asked.get();
        reaches.put(reach, found);
        reaches.putIfAbsent(anybody, found);
        return found;
    }
}
