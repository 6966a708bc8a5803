package nl.kring.export;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.timeline.BroughtPost;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView.Elsewhere;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads who was in a circle and what was told there, a post at a time; what it does not know it passes over. */
final class ArchiveReader {
    static final int MOST_POSTS = 50_000;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMES = 100;
    private static final int DEEPEST = 20;
    private static final int MOST_TOKENS = 3_000_000;
    private static final int VERSION = 7;
    /** What is read of a file becomes objects many times its size: so it is counted, whoever signed it. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final List<Archive.Name> names = new ArrayList<>();
    private final List<BroughtPost> posts = new ArrayList<>();
    private final Instant now;

    private ArchiveReader(Instant now) {
        this.now = now;
    }

    /** @param now nothing was told later than that */
    static Archive read(ArchiveFile file, Archive.Signer signer, Instant now) {
        var reader = new ArchiveReader(now);
        try (var json = JSON.createParser(file.json())) {
            reader.read(json);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException nonsense) {
            throw new Refused("bring.wrong");
        }
        var manifest = file.manifest();
        return new Archive(
                manifest.id(),
                name(manifest.whose()),
                name(manifest.from()),
                signer,
                false,
                manifest.inName(),
                manifest.made(),
                0,
                List.copyOf(reader.names),
                List.copyOf(reader.posts));
    }

    private void read(JsonParser json) {
        expect(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var part = json.currentName();
            json.nextToken();
            switch (part) {
                case "format" -> {
                    if (!json.getString().equals(JsonFile.FORMAT)) {
                        throw new Refused("bring.other");
                    }
                }
                case "members" -> each(json, this::member);
                case "posts" -> each(json, this::thread);
                default -> json.skipChildren();
            }
        }
    }

    private static void each(JsonParser json, Consumer<JsonNode> read) {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            read.accept(json.readValueAsTree());
        }
    }

    private void member(JsonNode member) {
        expect(names.size() < MOST_NAMES);
        var name = name(member.path("firstName").asString(""));
        if (!name.isEmpty()) {
            names.add(new Archive.Name(name, Ring.valueOf(member.path("ring").asString(""))));
        }
    }

    private void thread(JsonNode first) {
        var id = id(first);
        var topic = Topic.valueOf(first.path("topic").asString(""));
        var few = first.path("few").asBoolean(false);
        post(first, id, id, topic, few);
        first.path("answers").forEach(answer -> post(answer, id(answer), id, topic, few));
    }

    private void post(JsonNode post, PostId id, PostId thread, Topic topic, boolean few) {
        expect(posts.size() < MOST_POSTS);
        var text = Written.kept(post.path("text").asString(""));
        // photos do not come along, and of those without words only the place does
        var erased = post.path("erased").asBoolean(false)
                || text.isEmpty() && post.path("kind").isMissingNode();
        var face = Optional.of(post.path("face").asString(""))
                .filter(word -> !word.isEmpty() && !erased && id.equals(thread))
                .map(HowItGoes::valueOf);
        expect(erased || (!text.isEmpty() || face.isPresent()) && text.length() <= NewPost.LONGEST);
        var at = Instant.parse(post.path("at").asString(""));
        posts.add(new BroughtPost(
                id,
                thread,
                toldBy(post),
                text,
                topic,
                few,
                at.isAfter(now) ? now : at,
                post.path("estimated").asBoolean(false),
                erased,
                face));
    }

    private static Optional<Elsewhere> toldBy(JsonNode post) {
        return post.path("own").asBoolean(false)
                ? Optional.empty()
                : Optional.of(new Elsewhere(
                        name(post.path("who").asString("")),
                        name(post.path("relation").asString(""))));
    }

    /** A timeline is read in the order of ids, so one of later than now would stand above all that is told here. */
    private PostId id(JsonNode post) {
        var id = UUID.fromString(post.path("id").asString(""));
        var day = now.plusSeconds(86_400).toEpochMilli();
        expect(id.version() == VERSION && id.variant() == 2 && id.getMostSignificantBits() >>> 16 <= day);
        return new PostId(id);
    }

    private static String name(String text) {
        var kept = Written.kept(text).replaceAll("\\s+", " ");
        expect(kept.length() <= LONGEST_NAME);
        return kept;
    }

    private static void expect(boolean so) {
        if (!so) {
            throw new Refused("bring.wrong");
        }
    }
}
