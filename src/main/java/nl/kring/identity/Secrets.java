package nl.kring.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import nl.kring.platform.Refused;

/** Secrets of 256 bits for people's hands, and the hashes that are all the database keeps of them. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String token() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Six digits to type over. */
    static String code() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    /** Which browser asks. One that keeps no cookie is none: whoever has none either would be the same. */
    static byte[] ofBrowser(String browser) {
        if (browser.isBlank()) {
            throw new Refused("identity.noBrowser");
        }
        return hash(browser);
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
