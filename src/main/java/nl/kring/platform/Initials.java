package nl.kring.platform;

import java.util.List;
import java.util.Locale;

/** What stands for a face: the first letters of a name, on a warm ground that is the same wherever that name stands. */
public record Initials(String letters, int tint) {
    private static final List<String> TINTS =
            List.of("#F7D9B9", "#F3D0CA", "#F1E1AE", "#D5E1C6", "#CCE0E6", "#E0D5EA", "#E8CDB8", "#E8DECC");

    public static Initials of(String name) {
        var words = name.strip().split("\\s+");
        var last = words.length > 1 ? first(words[words.length - 1]) : "";
        return new Initials(first(words[0]) + last, Math.floorMod(name.hashCode(), TINTS.size()) + 1);
    }

    /** The ground, where no style sheet of ours comes. */
    public String ground() {
        return TINTS.get(tint - 1);
    }

    private static String first(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
