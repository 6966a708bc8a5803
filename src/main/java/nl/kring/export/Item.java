package nl.kring.export;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoView;

/**
 * One thing that somebody takes along, such as a post: its fields in the order in which they are read. What is empty is left out. A
 * value is a text, a moment, a yes, a word of Kring, a picture or a list of these or of things.
 *
 * @param forMachines fields that nobody reads, such as an id
 */
record Item(Map<String, Object> fields, Map<String, Object> forMachines) {
    static Item of() {
        return new Item(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Something by which a program that takes it over knows it again. */
    Item forMachines(String field, Object value) {
        forMachines.put(field, value);
        return this;
    }

    Item with(String field, String text) {
        return text.isBlank() ? this : put(field, text);
    }

    Item with(String field, Instant at) {
        return put(field, at);
    }

    Item with(String field, Word word) {
        return put(field, word);
    }

    Item with(String field, Optional<?> value) {
        value.filter(it -> !it.equals("")).ifPresent(it -> put(field, it));
        return this;
    }

    Item with(String field, Collection<?> values) {
        return values.isEmpty() ? this : put(field, List.copyOf(values));
    }

    /** Only what is so is said. */
    Item with(String field, boolean so) {
        return so ? put(field, true) : this;
    }

    private Item put(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /**
     * A word of Kring's own: for machines by its name, for people by its text.
     *
     * @param key of the text
     */
    record Word(String name, String key) {
        static Word of(Enum<?> value, String keys) {
            return new Word(value.name(), keys + value.name());
        }
    }

    /**
     * A photo, in a file of its own beside the two.
     *
     * @param file its name in what is taken along
     * @param alt what can be seen on it; may be empty
     */
    record Picture(PhotoId photo, String file, String alt) {
        static Picture of(PhotoView photo) {
            return new Picture(photo.id(), ArchiveFile.PHOTOS + photo.id().value() + ".jpg", photo.alt());
        }
    }

    /** The pictures in it, and in what is in it. */
    Stream<Picture> pictures() {
        return fields.values().stream().flatMap(Item::pictures);
    }

    private static Stream<Picture> pictures(Object value) {
        return switch (value) {
            case Picture picture -> Stream.of(picture);
            case Item item -> item.pictures();
            case Collection<?> values -> values.stream().flatMap(Item::pictures);
            default -> Stream.empty();
        };
    }
}
