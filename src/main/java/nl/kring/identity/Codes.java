package nl.kring.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kring.platform.Keys;
import org.springframework.stereotype.Component;

/** Codes of eight characters for paper and voice: no two look or sound alike, no word comes out, and only a keyed hash is kept. */
@Component
public class Codes {
    private static final String ALPHABET = "CDFGHJKLMNPQRTVWXY34679";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;

    Codes(Keys keys) {
        this.keys = keys;
    }

    /** A new code, as it is read out: ABCD-EFGH. */
    public static String mint() {
        var code = RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining());
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** Whether this can be a code, however it was typed; a link's secret never is. */
    public static boolean are(String typed) {
        var code = plain(typed);
        return code.length() == LENGTH && code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    /** What the database keeps of a code, however it was typed. */
    public byte[] hash(String purpose, String typed) {
        return keys.hash(purpose, plain(typed));
    }

    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
