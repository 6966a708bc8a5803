package nl.kring.interop.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reference as it stands in the source: relative, absolute, of a version, or the name of an entry in a bundle. */
record Ref(String raw) {
    private static final Pattern TYPE_AND_ID =
            Pattern.compile("(?:https?://.*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.\\-]{1,64})(?:/_history/[^/]+)?");

    /** The {@code Type/id} it stands for; entries of a bundle are known by their full address. */
    Optional<String> target(Map<String, String> entries) {
        var entry = entries.get(raw);
        if (entry != null) {
            return Optional.of(entry);
        }
        var match = TYPE_AND_ID.matcher(raw);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
