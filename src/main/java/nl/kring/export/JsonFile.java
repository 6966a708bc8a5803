package nl.kring.export;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.kring.export.Item.Picture;
import nl.kring.export.Item.Word;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What is taken along, for machines: each part by its name, the words of Kring by their names, moments in UTC. */
final class JsonFile {
    static final String FORMAT = "kring-export-2";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFile() {}

    static void write(OutputStream out, Instant at, List<Section> sections) {
        try (var json = JSON.writerWithDefaultPrettyPrinter().createGenerator(StreamUtils.nonClosing(out))) {
            json.writeStartObject();
            json.writeStringProperty("format", FORMAT);
            json.writeStringProperty("at", at.toString());
            for (var section : sections) {
                json.writeArrayPropertyStart(section.name());
                section.items().get().forEach(item -> write(json, item));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Item item -> {
                json.writeStartObject();
                item.forMachines().forEach((field, inner) -> {
                    json.writeName(field);
                    write(json, inner);
                });
                item.fields().forEach((field, inner) -> {
                    json.writeName(field);
                    write(json, inner);
                });
                json.writeEndObject();
            }
            case Picture picture -> {
                json.writeStartObject();
                json.writeStringProperty("file", picture.file());
                json.writeStringProperty("alt", picture.alt());
                json.writeEndObject();
            }
            case Collection<?> values -> {
                json.writeStartArray();
                values.forEach(inner -> write(json, inner));
                json.writeEndArray();
            }
            case Boolean so -> json.writeBoolean(so);
            case Word word -> json.writeString(word.name());
            default -> json.writeString(value.toString());
        }
    }
}
