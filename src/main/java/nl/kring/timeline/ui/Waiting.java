package nl.kring.timeline.ui;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.SeenOutbox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that waited, as {@code outbox.js} sends it; nothing in it is believed.
 *
 * @param person who wrote it, so that it never goes out in somebody else's name
 * @param thread of an answer, what it answers
 * @param readers whom the writer saw
 * @param seen if it is not told but seen: what besides the words
 */
record Waiting(
        UUID person,
        UUID id,
        UUID circle,
        @Nullable UUID thread,
        String text,
        @Nullable Topic topic,
        @Nullable About about,
        @Nullable Set<UUID> only,
        @Nullable Set<UUID> readers,
        @Nullable Set<Giveaway> gives,
        @Nullable Seen seen) {
    private static final long LONGEST_AGO = Duration.ofDays(366).toMillis();
    private static final int MOST_PEOPLE = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** Of a household: whom it is about, and whether who lives there too reads it. */
    record About(UUID resident, boolean housemates) {}

    /**
     * Of what was seen.
     *
     * @param at when, in milliseconds by the clock of the server as the device last heard it
     */
    record Seen(@Nullable Set<UUID> signs, boolean good, boolean worried, long at) {}

    /** What stands there, if it is one whole thing. */
    static Optional<Waiting> read(byte[] json) {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, Waiting.class)).filter(Waiting::whole);
        } catch (JacksonException nonsense) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // what came from outside may lack anything
    private boolean whole() {
        return person != null
                && id != null
                && circle != null
                && text != null
                && (thread != null || topic != null || seen != null)
                && (about == null || about.resident() != null)
                && few(only)
                && few(readers)
                && few(gives)
                && (seen == null || few(seen.signs()));
    }

    private static boolean few(@Nullable Set<?> some) {
        return some == null || some.size() <= MOST_PEOPLE && some.stream().noneMatch(Objects::isNull);
    }

    CircleId inCircle() {
        return new CircleId(circle);
    }

    Optional<PostId> answers() {
        return Optional.ofNullable(thread).map(PostId::new);
    }

    NewPost post() {
        return new NewPost(
                new PostId(id),
                text,
                Optional.ofNullable(topic).orElse(Topic.PRACTICAL),
                Optional.ofNullable(about)
                        .map(one -> new nl.kring.circle.About(new AccountId(one.resident()), one.housemates())),
                Optional.ofNullable(only).map(Waiting::accounts),
                meant());
    }

    /** What was seen: as long ago on the clock of the application as it is on the clock on the wall, and never in a time to come. */
    Optional<SeenOutbox.Seen> whatWasSeen(Clock clock) {
        return Optional.ofNullable(seen)
                .map(one -> new SeenOutbox.Seen(
                        id,
                        text,
                        Optional.ofNullable(one.signs()).orElse(Set.of()),
                        one.good(),
                        one.worried(),
                        clock.instant().minusMillis(Math.clamp(System.currentTimeMillis() - one.at(), 0, LONGEST_AGO)),
                        meant(),
                        whomItsWriterSaw()));
    }

    Set<AccountId> whomItsWriterSaw() {
        return accounts(Optional.ofNullable(readers).orElse(Set.of()));
    }

    Set<Giveaway> meant() {
        return Optional.ofNullable(gives).orElse(Set.of());
    }

    private static Set<AccountId> accounts(Set<UUID> ids) {
        return ids.stream().map(AccountId::new).collect(Collectors.toSet());
    }
}
