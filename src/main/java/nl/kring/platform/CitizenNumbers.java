package nl.kring.platform;

import java.util.regex.Pattern;

/** Finds citizen service numbers. One in eleven other numbers of nine digits passes the test, so what says by its name that it is another one is let through. */
final class CitizenNumbers {
    private static final String ABROAD = "(?<!(?:\\+|\\b00)\\d{1,3}[ .-]?(?:\\(0\\)[ .-]?)?)";
    private static final String NO_MONEY = "(?<!€ ?)";
    private static final String END = "(?![\\p{L}\\d])(?!,\\d)";

    /** In one piece, or in pieces as people write it; never a part of a longer number or of a telephone number. */
    private static final Pattern WRITTEN = Pattern.compile("(?<![\\p{L}\\d+])" + ABROAD + NO_MONEY
            + "(?:\\d{9}|(?<!\\d[ .-])(?:\\d{3}([ .-])\\d{3}\\1\\d{3}|\\d{4}([ .-])\\d{2}\\2\\d{3}|\\d{4}([ .-])\\d{3}\\3\\d{2}"
            + "|\\d{2}([ .-])\\d{3}\\4\\d{4}|\\d{3}([ .-])\\d{2}\\5\\d{4}|\\d(?:[ .-]\\d){8})(?![ .-]\\d))" + END);

    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:order|bestel|pakket|pakje|zending|factuur|invoice|parcel|zaak|saak|artikel|serie|meter|klant|polis"
                    + "|kenmerk|ticket|referentie|reference|case|mobiel)\\p{L}{0,12}|track(?: ?(?:&|en|and) ?trace)?(?:code)?|rsin|kvk|tel(?:efoon)?(?:nummer|nûmer)?)"
                    + "[ -]?(?:nummer|nûmer|number|nr|no|code)?(?: (?:is|was|wie))?[ .:=#]{0,3}$");

    private static final Pattern ADDRESS_OF_A_PAGE = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");
    private static final int NAME_BEFORE = 48;

    private CitizenNumbers() {}

    static boolean in(String bare) {
        var text = ADDRESS_OF_A_PAGE.matcher(bare).replaceAll(" # ");
        return WRITTEN.matcher(text)
                .results()
                .filter(hit -> passesElevenTest(hit.group().replaceAll("\\D", "")))
                .anyMatch(hit -> !OTHER_NUMBER
                        .matcher(text.substring(Math.max(0, hit.start() - NAME_BEFORE), hit.start()))
                        .find());
    }

    /** Nine times the first, eight times the second, … two times the eighth, less the ninth. */
    static boolean passesElevenTest(String nine) {
        var sum = -Character.digit(nine.charAt(8), 10);
        for (var at = 0; at < 8; at++) {
            sum += (9 - at) * Character.digit(nine.charAt(at), 10);
        }
        return sum % 11 == 0 && nine.chars().anyMatch(digit -> digit != '0');
    }
}
