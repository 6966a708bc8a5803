package nl.kring.interop.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** By which a change in the source is noticed: the order of fields and the other system's own marks do not count. */
final class ContentHash {
    private ContentHash() {}

    static String of(JsonNode resource) {
        var canonical = new StringBuilder();
        write(resource, canonical, true);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(JsonNode node, StringBuilder out, boolean top) {
        if (node.isObject()) {
            out.append('{');
            node.properties().stream()
                    .filter(field -> !(top && field.getKey().equals("meta")))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(field -> {
                        out.append(field.getKey()).append(':');
                        write(field.getValue(), out, false);
                        out.append(',');
                    });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.values().forEach(item -> {
                write(item, out, false);
                out.append(',');
            });
            out.append(']');
        } else {
            out.append(node);
        }
    }
}
