package nl.kring.start;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kring.platform.Keys;
import org.springframework.stereotype.Component;

/** Codes of eight characters for paper and voice: no two look or sound alike, no word comes out, and only a keyed hash is kept. */
@Component
class Codes {
    private static final String ALPHABET = "CDFGHJKLMNPQRTVWXY34679";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;

    Codes(Keys keys) {
        this.keys = keys;
    }

    /** A new code, as it is read out: ABCD-EFGH. */
    static String mint() {
        var code = RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining());
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** What the database keeps of a code, however it was typed. */
    byte[] hash(String purpose, String typed) {
        return keys.hash(purpose, typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
