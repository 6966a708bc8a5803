package nl.kring.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.kring.platform.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file of Kring says of itself, the last thing in it: whose it is, and the sum of each part. Its signature makes that nobody changes
 * a part without it being seen.
 *
 * @param id of this file
 * @param from the municipality of the circle
 * @param whose first name of the resident
 * @param scope all that its resident reads, or the own part of somebody else
 * @param inName who speaks for the resident made it
 * @param files of each part its SHA-256
 * @param key the public key of the Kring that made it
 */
record Manifest(
        UUID id,
        String from,
        String whose,
        Scope scope,
        boolean inName,
        Instant made,
        SortedMap<String, String> files,
        String key) {
    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.sig";
    static final String FORMAT = "kring-archive-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How much of a circle is in a file. */
    enum Scope {
        ALL,
        OWN
    }

    byte[] json() {
        var root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("id", id.toString())
                .put("from", from)
                .put("whose", whose)
                .put("scope", scope.name())
                .put("inName", inName)
                .put("made", made.toString())
                .put("algorithm", Signing.ALGORITHM)
                .put("key", key);
        var sums = root.putObject("files");
        files.forEach(sums::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    /** What stands in a file; nothing of it is believed before its signature was looked at. */
    static Manifest read(byte[] json) {
        try {
            var root = JSON.readTree(json);
            if (!root.path("format").asString("").equals(FORMAT)) {
                throw new Refused("bring.other");
            }
            return new Manifest(
                    UUID.fromString(text(root, "id")),
                    text(root, "from"),
                    text(root, "whose"),
                    Scope.valueOf(text(root, "scope")),
                    root.path("inName").asBoolean(false),
                    Instant.parse(text(root, "made")),
                    sums(root.path("files")),
                    text(root, "key"));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException nonsense) {
            throw new Refused("bring.wrong");
        }
    }

    private static String text(JsonNode root, String field) {
        return root.path(field).asString("");
    }

    private static SortedMap<String, String> sums(JsonNode files) {
        var sums = new TreeMap<String, String>();
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            sums.put(file.getKey(), file.getValue().asString(""));
        }
        return sums;
    }
}
