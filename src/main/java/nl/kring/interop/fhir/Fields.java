package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One object in a resource. What is asked of it counts as taken over; the rest is found by {@link Leftovers}. */
record Fields(JsonNode node, String path, Inspection inspection) {
    private static final int LONGEST_LINE = 500;

    /** A short text: a name, a number, a code. */
    Optional<String> text(String field) {
        return longText(field).map(String::strip).filter(text -> {
            var fits = text.length() <= LONGEST_LINE;
            if (!fits) {
                inspection.add(at(field), Reason.WRONG_TYPE);
            }
            return fits && !text.isEmpty();
        });
    }

    /** A text of any length, with its blanks. */
    Optional<String> longText(String field) {
        return value(field).flatMap(value -> text(value, at(field)));
    }

    Stream<String> texts(String field) {
        var list = list(field);
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> text(list.get(i), at(field) + "[" + i + "]").stream());
    }

    Optional<Boolean> flag(String field) {
        return value(field).flatMap(value -> {
            inspection.take(at(field));
            return value.isBoolean() ? Optional.of(value.booleanValue()) : wrongType(at(field));
        });
    }

    Optional<Fields> object(String field) {
        return value(field).flatMap(value -> object(value, at(field)));
    }

    List<Fields> objects(String field) {
        var list = list(field);
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> object(list.get(i), at(field) + "[" + i + "]").stream())
                .toList();
    }

    /** A reference to another resource; who is meant by another way than an address is said to be unclear. */
    Optional<Ref> reference(String field) {
        return object(field).flatMap(Fields::toReference);
    }

    List<Ref> references(String field) {
        return objects(field).stream()
                .flatMap(object -> object.toReference().stream())
                .toList();
    }

    private Optional<Ref> toReference() {
        var reference = text("reference");
        if (reference.isEmpty()) {
            inspection.add(path, Reason.REFERENCE);
        }
        return reference.map(Ref::new);
    }

    /** A date that is looked at and not kept. */
    void glanceAtDate(String field, Reason reason) {
        text(field).ifPresent(date -> {
            if (inspection.possible(date)) {
                inspection.add(at(field), reason);
            } else {
                inspection.add(at(field), Reason.IMPOSSIBLE_DATE, date);
            }
        });
    }

    boolean has(String field) {
        return value(field).isPresent();
    }

    /** Counts the field as dealt with, with all that it holds. */
    void skip(String field) {
        inspection.take(at(field));
    }

    void add(String field, Reason reason, String... args) {
        inspection.add(field.isEmpty() ? path : at(field), reason, args);
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    private List<JsonNode> list(String field) {
        var value = value(field);
        if (value.isPresent() && !value.get().isArray()) {
            wrongType(at(field));
            return List.of();
        }
        return value.map(array -> List.copyOf(array.values())).orElse(List.of());
    }

    private Optional<String> text(JsonNode value, String at) {
        inspection.take(at);
        if (!value.isString()) {
            return wrongType(at);
        }
        var plain = PlainText.of(value.stringValue());
        if (!plain.equals(value.stringValue())) {
            inspection.add(at, Reason.CONTROL_CHARACTERS);
        }
        return Optional.of(plain);
    }

    private Optional<Fields> object(JsonNode value, String at) {
        return value.isObject() ? Optional.of(new Fields(value, at, inspection)) : wrongType(at);
    }

    private <T> Optional<T> wrongType(String at) {
        inspection.take(at);
        inspection.add(at, Reason.WRONG_TYPE);
        return Optional.empty();
    }

    private String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
