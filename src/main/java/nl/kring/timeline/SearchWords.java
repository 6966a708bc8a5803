package nl.kring.timeline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.kring.platform.Refused;

/** What somebody searches: letters and figures only, without accents and capitals, as texts are compared with it. */
public record SearchWords(List<String> words) {
    /** How much one searches with; more is no search. */
    public static final int LONGEST = 100;

    /** Nothing is searched. */
    public static final SearchWords NONE = new SearchWords(List.of());

    private static final int SHORTEST = 2;
    private static final int MOST = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    /** A piece of a text, and whether it is a word that was searched. */
    public record Part(String text, boolean found) {}

    /** The words that were typed; what cannot be searched is refused with a sentence. */
    public static SearchWords of(String typed) {
        if (typed.strip().length() > LONGEST) {
            throw new Refused("search.long");
        }
        var words = WORD.matcher(plain(typed))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
                .distinct()
                .toList();
        if (words.isEmpty()) {
            throw new Refused("search.short");
        }
        if (words.size() > MOST) {
            throw new Refused("search.long");
        }
        return new SearchWords(words);
    }

    /** The text in pieces; a word counts as found when one that was searched is a part of it. */
    public List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var from = 0;
        for (var word : WORD.matcher(text).results().toList()) {
            if (words.stream().anyMatch(plain(word.group())::contains)) {
                parts.add(new Part(text.substring(from, word.start()), false));
                parts.add(new Part(word.group(), true));
                from = word.end();
            }
        }
        parts.add(new Part(text.substring(from), false));
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    /** As {@link FindingPosts} compares it in PostgreSQL. */
    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
