package nl.kring.interop.fhir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one file as JSON. Whatever is wrong with it concerns this file alone. */
final class JsonFile {
    static final int LARGEST = 20 * 1024 * 1024;
    private static final int DEEPEST = 100;
    private static final int MOST_TOKENS = 2_000_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** Why a file cannot be read, as a reason for the report. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Reason reason;
        private final transient List<String> args;

        Refused(Reason reason, String... args) {
            super(reason.name());
            this.reason = reason;
            this.args = List.of(args);
        }

        Finding finding(String file) {
            return new Finding(file, "", "", reason, args);
        }
    }

    private JsonFile() {}

    static JsonNode read(Path file) throws Refused {
        var text = text(bytes(file));
        if (text.isBlank()) {
            throw new Refused(Reason.EMPTY_FILE);
        }
        var node = parse(text);
        if (!node.isObject()) {
            throw new Refused(Reason.NOT_AN_OBJECT);
        }
        return node;
    }

    private static byte[] bytes(Path file) throws Refused {
        if (!Files.isRegularFile(file)) {
            throw new Refused(Reason.NOT_A_FILE);
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refused(Reason.TOO_LARGE, String.valueOf(LARGEST / 1024 / 1024));
            }
            return bytes;
        } catch (IOException e) {
            throw new Refused(Reason.UNREADABLE);
        }
    }

    /** FHIR is always UTF-8; a byte order mark before it does no harm. */
    private static String text(byte[] bytes) throws Refused {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refused(Reason.NOT_UTF8);
        }
    }

    private static JsonNode parse(String text) throws Refused {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new Refused(Reason.TOO_COMPLEX);
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new Refused(
                    Reason.NOT_JSON,
                    String.valueOf(where == null ? 1 : where.getLineNr()),
                    String.valueOf(where == null ? 1 : where.getColumnNr()));
        }
    }
}
