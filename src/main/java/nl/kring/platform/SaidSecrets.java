package nl.kring.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds secrets by what is said of them, in Dutch, English and Frisian: four digits are a PIN only where somebody says that they are. */
final class SaidSecrets {
    private static final String WORDS = "(?: [\\p{L}'’]+)";
    private static final String OF = "(?: (?:van|fan|of|voor|foar|for|bij|by)" + WORDS + "{1,4}?)?";
    private static final String IS = "(?: (?:is|was|wie|wordt|wurdt|blijft|bliuwt|luidt))";

    private static final String PIN_WORD = "(?<!\\p{L})(?:pin(?:[ -]?(?:code|kode|koade|nummer|nûmer|number|getal))?"
            + "|(?:pin|bank)(?:pas|kaart|code|koade)(?:je)?|pas(?:code|koade)"
            + "|(?:code|koade) (?:van|fan|of|voor|foar|for|bij|by)" + WORDS
            + "{0,2}? (?:pas|pasje|paske|kaart|kaartsje|card))(?!\\p{L})";

    /** Four to six digits; no amount, hour, date, telephone number or quantity. */
    private static final String PIN_DIGITS =
            "(?<![\\d€])(?:\\d{4,6}|\\d \\d \\d \\d|\\d-\\d-\\d-\\d|\\d\\.\\d\\.\\d\\.\\d|\\d\\d[ -]\\d\\d)(?![\\d€])(?![-.,:/]\\d)(?!,-)"
                    + "(?! ?(?:€|euro|eur\\b|uur|oere|minu|km|meter|gram|mg|ml|keer|kear|%|cijfers|sifers|digits))";

    /** What comes before a year or a place, so that it is no code. */
    private static final String NO_TIME =
            "(?<!(?<!\\p{L})(?:in|sinds|sûnt|since|vanaf|fanôf|from|om|at|tot|oant|until|op|on|uit|út|per|kamer|keamer|room"
                    + "|jan\\p{L}{0,6}|feb\\p{L}{0,6}|m[aer]{1,2}rt|mrt|march|apr\\p{L}{0,3}|mei|maaie|may|jun\\p{L}{0,2}|jul\\p{L}{0,2}|aug\\p{L}{0,6}"
                    + "|sep\\p{L}{0,6}|o[ck]t\\p{L}{0,5}|nov\\p{L}{0,5}|de[cs]\\p{L}{0,6}) )";

    private static final List<Pattern> PINS = patterns(
            PIN_WORD + OF + "(?:" + IS + WORDS + "{0,2}?)? ?[:=-]? ?[\"'(]?" + NO_TIME + PIN_DIGITS,
            NO_TIME + PIN_DIGITS + "[\"')]?" + IS + WORDS + "{0,2}? ?" + PIN_WORD);

    private static final String PASSWORD_WORD =
            "(?:wachtwoord(?:en)?|wachtwurd(?:en)?|pas+woord|pas+wurd|passwords?|passwd|(?<!\\p{L})(?:pwd|ww))(?!\\p{L})";
    private static final String OF_WHAT = "(?: (?:van|fan|of|voor|foar|for|bij|by)(?: [\\p{L}\\d'’.-]+){1,4}?)?";
    private static final String NO_SECRET =
            "(?!(?:zie|see|sjoch|vraag|freegje|ask|dat|dit|that|this|die|the|het|it|niet|net|not|bel|belje|call|op|in|by|bij|staat|stiet"
                    + "|ligt|leit|weet|wit|wie|wa|who|geen|gjin|none|vergeten|fergetten|ferjitten|forgotten|kwijt|kwyt|lost|veranderd|feroare|changed|gewijzigd"
                    + "|wizige|aangepast|verlopen|ferrûn|expired|nieuw|nij|new|fout|verkeerd|ferkeard|wrong|geheim|secret|nodig|nedich|needed|weg|gone|oud|old"
                    + "|hetzelfde|itselde|same|bekend|known|moeilijk|lastig|dreech|maklik|makkelijk|difficult|easy|sterk|strong|zwak|weak|onveilig"
                    + "|veilig|safe|ingesteld|set|gereset|reset|opgeschreven|bewaard|klaar|ready|anders|oars|gelukt|privé|private|belangrijk|wichtich|important"
                    + ")(?!\\p{L}))";

    private static final List<Pattern> PASSWORDS = patterns(
            PASSWORD_WORD + OF_WHAT + " ?[:=] ?" + NO_SECRET + "\\S{3,}",
            PASSWORD_WORD + OF_WHAT + "(?:" + IS + "(?: (?:nu|no|now|nog|noch|still|weer|wer|gewoon|dus))?)? " + NO_TIME
                    + "(?!\\d{1,2}[-/]\\d)(?:[\"'“‘«]\\S|(?=\\S*\\d|\\S*[@#$%&*+!^]\\S)\\S{4,})",
            PASSWORD_WORD + OF_WHAT + IS + "(?: (?:nu|no|now))? " + NO_SECRET + "\\p{L}{4,}(?= ?(?:[.!?\\n]|$))");

    private SaidSecrets() {}

    static boolean pinIn(String bare) {
        return found(PINS, bare);
    }

    static boolean passwordIn(String bare) {
        return found(PASSWORDS, bare);
    }

    private static boolean found(List<Pattern> patterns, String bare) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(bare).find());
    }

    private static List<Pattern> patterns(String... said) {
        return Stream.of(said).map(each -> Pattern.compile("(?iu)" + each)).toList();
    }
}
