package nl.kring.interop.fhir;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text that is longer than a post may be, cut into numbered posts that together hold every character. */
final class LongText {
    static final int POST = 2_000;
    static final int LONGEST = 100_000;
    private static final int ROOM = POST - "(99/99) ".length();

    private LongText() {}

    /** The text itself, or its parts, each with its number before it. */
    static List<String> posts(String text) {
        if (text.length() <= POST) {
            return List.of(text);
        }
        var parts = parts(text);
        var posts = new ArrayList<String>();
        for (var part : parts) {
            posts.add("(%d/%d) %s".formatted(posts.size() + 1, parts.size(), part));
        }
        return List.copyOf(posts);
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var from = 0;
        while (from < text.length()) {
            var to = end(text, from);
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    /** After the last line or word that fits, else after the last whole character as a person sees it. */
    private static int end(String text, int from) {
        var most = Math.min(from + ROOM, text.length());
        if (most == text.length()) {
            return most;
        }
        var line = text.lastIndexOf('\n', most - 1) + 1;
        if (line > from + ROOM / 2) {
            return line;
        }
        var word = text.lastIndexOf(' ', most - 1) + 1;
        if (word > from + ROOM / 2) {
            return word;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var whole = characters.isBoundary(most) ? most : characters.preceding(most);
        if (whole > from) {
            return whole;
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}
