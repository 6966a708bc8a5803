package nl.kring.platform;

import java.util.regex.Pattern;

/** What a person wrote, as it is kept: what nobody can see is left out, and of too much it is said how much too much. */
public final class Written {
    /** Control characters but for line and tab, halves of a character, and what turns the direction of the words around it. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    /** Letters and signs that are drawn as nothing: the fillers of Hangul, and the empty cell of Braille. */
    private static final String BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\x{2028}\\x{2029}]+");

    private Written() {}

    /** The text as it is kept; empty if nothing of it can be seen. */
    public static String kept(String text) {
        var clean = HARMFUL.matcher(text).replaceAll("").strip();
        return clean.codePoints().allMatch(Written::isUnseen) ? "" : clean;
    }

    private static boolean isUnseen(int sign) {
        return BLANK_LETTERS.indexOf(sign) >= 0
                || Character.isWhitespace(sign)
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

    /** A name as it is kept: on one line, as a line end would end the header of a mail. */
    public static String line(String text) {
        return kept(BLANKS.matcher(kept(text)).replaceAll(" "));
    }

    /** As {@link #line}; a longer one is refused with a sentence, and the form keeps it. */
    public static String line(String text, int longest) {
        return kept(line(text), longest);
    }
}
