package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What was found while one resource was read: which of its fields were taken, and what is to be said about it. */
final class Inspection {
    private static final Pattern PLACE = Pattern.compile("\\[[0-9]+]");

    private final Origin origin;
    private final Instant now;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<Said> said = new LinkedHashSet<>();

    /** The same thing about the same field is said once, however many items a list has. */
    private record Said(String field, Reason reason, List<String> args) {}

    Inspection(Origin origin, Instant now) {
        this.origin = origin;
        this.now = now;
    }

    Origin origin() {
        return origin;
    }

    Instant now() {
        return now;
    }

    /** The path without the places in lists. */
    static String plain(String path) {
        return path.indexOf('[') < 0 ? path : PLACE.matcher(path).replaceAll("");
    }

    void take(String path) {
        taken.add(path);
        var end = path.length();
        while (end > 0 && touched.add(path.substring(0, end))) {
            end = parent(path, end);
        }
    }

    boolean took(String path) {
        return taken.contains(path);
    }

    /** Whether something of the field, however deep, was taken. */
    boolean tookOf(String path) {
        return touched.contains(path);
    }

    private static int parent(String path, int end) {
        return Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
    }

    void add(String path, Reason reason, String... args) {
        said.add(new Said(plain(path), reason, List.of(args)));
    }

    boolean possible(String date) {
        return Moment.parse(date).filter(it -> it.before(now)).isPresent();
    }

    List<Finding> findings() {
        return said.stream()
                .map(it -> new Finding(origin.file(), origin.key(), it.field(), it.reason(), it.args()))
                .toList();
    }
}
