package nl.kring.export;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that somebody takes along, such as a post: its fields in the order in which they are read. What is empty is left out. A
 * value is a text, a moment, a yes, a word of Kring or a list of these or of things.
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
}
