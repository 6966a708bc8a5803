package nl.kring.platform;

import java.util.regex.Pattern;

/** What a person wrote, as it is kept: what nobody can see is left out, and of too much it is said how much too much. */
public final class Written {
    /** Control characters but for line and tab, halves of a character, and what turns the direction of the words around it. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private Written() {}

    /** The text as it is kept; empty if nothing of it can be seen. */
    public static String kept(String text) {
        var clean = HARMFUL.matcher(text).replaceAll("").strip();
        return clean.codePoints().allMatch(Written::isUnseen) ? "" : clean;
    }

    private static boolean isUnseen(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    /** As {@link #kept}; a longer one is refused with a sentence, and the form keeps it. */
    public static String kept(String text, int longest) {
        var kept = kept(text);
        if (kept.length() > longest) {
            throw new Refused("platform.tooLong", longest, kept.length() - longest);
        }
        return kept;
    }
}
