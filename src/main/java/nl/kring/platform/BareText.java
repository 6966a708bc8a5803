package nl.kring.platform;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A text as its reader sees it: digits of all scripts as 0 to 9, one kind of blank and of hyphen, and nothing that cannot be seen. */
final class BareText {
    /** Format characters, marks on top of others (keycaps too), letters and signs that are drawn as nothing. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}\\x{115F}\\x{1160}\\x{2800}]|[\\p{Cc}&&[^\\n\\t]]");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\\x{2212}_]");
    private static final Pattern DOTS = Pattern.compile("[\\x{00B7}\\x{2022}\\x{2219}\\x{2027}]");
    /** A number that is written on to its name. */
    private static final Pattern JOINED = Pattern.compile(
            "(?iu)(?<!\\p{L})(bsn|sofi|burgerservicenummer|boargerservicenûmer|nummer|nûmer|iban|pin|pincode|pinkoade|wachtwoord|wachtwurd|password)(?=\\d|[a-z]{2}\\d{2})");

    private BareText() {}

    static String of(String text) {
        var seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        var digits = new StringBuilder();
        seen.codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .forEach(digits::appendCodePoint);
        var blanks = BLANKS.matcher(digits).replaceAll(" ");
        var hyphens = HYPHENS.matcher(blanks).replaceAll("-");
        var dots = DOTS.matcher(hyphens).replaceAll(".");
        return JOINED.matcher(dots).replaceAll("$1 ");
    }
}
