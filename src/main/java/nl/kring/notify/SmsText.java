package nl.kring.notify;

import java.text.Normalizer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The words of a text message: on one line, in the letters of a telephone where that can be, and as short as one message. */
final class SmsText {
    /** What fits in one message. */
    static final int LONGEST = 160;

    /** More than three messages are never sent for one. */
    private static final int MOST = 3 * 153;

    private static final String GSM =
            "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "^{}\\[~]|€";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\x{2028}\\x{2029}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String MORE = "...";

    private SmsText() {}

    /** These words as they go; a letter that a telephone has not goes without its mark, and one without such a sister as it is. */
    static String of(String words) {
        var line = BLANKS.matcher(words).replaceAll(" ").strip();
        var plain = new StringBuilder();
        line.codePoints().forEach(sign -> plain.append(folded(Character.toString(sign))));
        return cut(plain.toString(), MOST);
    }

    /** A sentence around somebody's own words, of which as many go as fit in one message. */
    static String around(String own, UnaryOperator<String> sentence) {
        var room = LONGEST + 1 - length(of(sentence.apply("x"))); // with nothing the blanks beside it would be one
        var whole = of(own);
        var fits = length(whole) <= room
                ? whole
                : cut(whole, Math.max(0, room - MORE.length())).strip() + MORE;
        return of(sentence.apply(fits));
    }

    static boolean isGsm(String text) {
        return text.chars().allMatch(sign -> GSM.indexOf(sign) >= 0 || TWICE.indexOf(sign) >= 0);
    }

    static int length(String text) {
        return (int) (text.length()
                + text.chars().filter(sign -> TWICE.indexOf(sign) >= 0).count());
    }

    private static String folded(String sign) {
        if (isGsm(sign)) {
            return sign;
        }
        var known =
                switch (sign) {
                    case "‘", "’", "‚", "`" -> "'";
                    case "“", "”", "„", "«", "»" -> "\"";
                    case "–", "—", "‑" -> "-";
                    case "…" -> MORE;
                    case "·", "•" -> "-";
                    default -> "";
                };
        if (!known.isEmpty()) {
            return known;
        }
        var bare =
                MARKS.matcher(Normalizer.normalize(sign, Normalizer.Form.NFD)).replaceAll("");
        return isGsm(bare) ? bare : sign;
    }

    private static String cut(String text, int longest) {
        var end = 0;
        var used = 0;
        while (end < text.length()) {
            var sign = text.codePointAt(end);
            used += length(Character.toString(sign));
            if (used > longest) {
                break;
            }
            end += Character.charCount(sign);
        }
        return text.substring(0, end);
    }
}
