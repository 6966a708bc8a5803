package nl.kring.notify;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody means by a text message: one plain yes or no, to one question. Whatever can be meant in two ways is not understood. */
sealed interface SmsWords {
    /** Yes to this number, or to the only question there is. */
    record Yes(Optional<Integer> number) implements SmsWords {}

    /** No to this number, or to the only question there is. */
    record No(Optional<Integer> number) implements SmsWords {}

    /** No text messages any more. */
    record Stop() implements SmsWords {}

    /** Text messages again. */
    record Start() implements SmsWords {}

    /** Anything else. */
    record Other() implements SmsWords {}

    /** What of a message is looked at; nobody says yes in more. */
    int LONGEST = 160;

    /** As it may begin: a word, a number, and whatever else. */
    Pattern ANSWER = Pattern.compile("(\\p{L}+)[^\\p{L}\\p{Nd}]*(\\p{Nd}{0,3})(.*)", Pattern.DOTALL);

    Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Mn}&&[^\\n\\t\\r]]+");
    Set<String> YES = Set.of("JA", "JAA", "YES");
    Set<String> NO = Set.of("NEE", "NEEN", "NO");

    /** Words behind an answer that take nothing back. */
    Set<String> POLITE =
            Set.of("GRAAG", "HOOR", "HEAR", "PRIMA", "PLEASE", "SORRY", "HELAAS", "DANK", "BEDANKT", "THANKS");

    /** Understands a message, whoever wrote it. */
    static SmsWords of(String text) {
        var line = line(text);
        var answer = ANSWER.matcher(line);
        if (line.length() > LONGEST || !answer.matches()) {
            return new Other();
        }
        var word = answer.group(1);
        var rest = answer.group(3);
        var number = number(answer.group(2));
        if (number.isEmpty() && answer.group(2).isEmpty() && !hasWords(rest)) {
            if (word.equals("STOP")) {
                return new Stop();
            }
            if (word.equals("START")) {
                return new Start();
            }
        }
        if (!isPolite(rest) || number.isEmpty() && !answer.group(2).isEmpty()) {
            return new Other();
        }
        if (YES.contains(word)) {
            return new Yes(number);
        }
        return NO.contains(word) ? new No(number) : new Other();
    }

    private static String line(String text) {
        var seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return seen.replaceFirst("^[^\\p{L}\\p{Nd}]+", "").strip().toUpperCase(Locale.ROOT);
    }

    private static boolean hasWords(String rest) {
        return rest.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isPolite(String rest) {
        return Pattern.compile("[^\\p{L}\\p{Nd}]+")
                .splitAsStream(rest)
                .filter(word -> !word.isEmpty())
                .allMatch(POLITE::contains);
    }

    private static Optional<Integer> number(String digits) {
        return Optional.of(digits)
                .filter(some -> !some.isEmpty())
                .map(some -> some.codePoints().map(Character::getNumericValue).reduce(0, (all, one) -> all * 10 + one))
                .filter(number -> number > 0);
    }
}
