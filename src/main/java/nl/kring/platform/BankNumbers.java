package nl.kring.platform;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds numbers of accounts (IBAN, ISO 13616) and of bank cards (ISO 7812). */
final class BankNumbers {
    /** How long an IBAN is in each country. */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    ("AD24 AE23 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GI23 GL18 GR27 HR21 HU28 "
                                    + "IE22 IL23 IS26 IT27 LB28 LI21 LT20 LU20 LV21 MA28 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SA24 SE24 "
                                    + "SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20")
                            .split(" "))
            .collect(toUnmodifiableMap(
                    country -> country.substring(0, 2), country -> Integer.valueOf(country.substring(2))));

    /** Looks ahead only, so that the next one may begin within. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(?i)(?<![\\p{L}\\d])(?=([a-z]{2}[ .-]?\\d{2}(?:[ .-]?[a-z0-9]){11,30}))");

    private static final Pattern DUTCH = Pattern.compile("NL\\d{2}[A-Z]{4}\\d{10}");
    private static final int FEWEST_DIGITS = 10;

    /** In one piece, or in the pieces that stand on the card; what comes after it may be a date. */
    private static final List<Pattern> CARDS = Stream.of(
                    "\\d{13,19}",
                    "\\d{4}([ .-])\\d{4}\\1\\d{4}\\1\\d{4}",
                    "\\d{4}([ .-])\\d{4}\\1\\d{4}\\1\\d{4}\\1\\d{1,3}",
                    "\\d{4}([ .-])\\d{6}\\1\\d{4,5}",
                    "\\d(?:[ .-]\\d){12,18}")
            .map(shape -> Pattern.compile("(?<![\\p{L}\\d+])" + shape + "(?![\\p{L}\\d])"))
            .toList();

    /** The beginnings that cards of banks have; a telephone's own number (35…) and a date (20…) are none. */
    private static final Pattern OF_A_BANK = Pattern.compile("(?:4|5[0-8]|6|3[04678]|2[2-7]).*");

    private BankNumbers() {}

    static boolean accountIn(String bare) {
        return ACCOUNT.matcher(bare)
                .results()
                .map(hit -> hit.group(1).replaceAll("[ .-]", "").toUpperCase(Locale.ROOT))
                .anyMatch(BankNumbers::isAccount);
    }

    private static boolean isAccount(String begins) {
        var length = LENGTHS.getOrDefault(begins.substring(0, 2), Integer.MAX_VALUE);
        if (begins.length() < length) {
            return false;
        }
        var iban = begins.substring(0, length);
        return looksLikeOne(iban) && passesNinetySeven(iban);
    }

    /** Words after two letters and a number are no account. */
    private static boolean looksLikeOne(String iban) {
        return iban.startsWith("NL")
                ? DUTCH.matcher(iban).matches()
                : iban.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    static boolean passesNinetySeven(String iban) {
        var turned = iban.substring(4) + iban.substring(0, 4);
        var number = new StringBuilder();
        turned.chars().forEach(sign -> number.append(Character.getNumericValue(sign)));
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    static boolean cardIn(String bare) {
        return CARDS.stream()
                .flatMap(shape -> shape.matcher(bare).results())
                .map(hit -> hit.group().replaceAll("\\D", ""))
                .anyMatch(number -> OF_A_BANK.matcher(number).matches() && passesLuhn(number));
    }

    static boolean passesLuhn(String number) {
        var sum = 0;
        for (var fromEnd = 0; fromEnd < number.length(); fromEnd++) {
            var digit = Character.digit(number.charAt(number.length() - 1 - fromEnd), 10);
            var twice = digit * (fromEnd % 2 + 1);
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
