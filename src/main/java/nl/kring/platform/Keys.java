package nl.kring.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one key that is not in the database: a short code that was read in a stolen copy cannot be found by trying them all. It lies
 * beside the passwords, or comes from the environment ({@code KRING_KEY}) where several servers share a database.
 */
@Component
public class Keys {
    private static final String MAC = "HmacSHA256";

    private final byte[] key;

    Keys(@Value("${kring.key}") String given, @Value("${kring.data}") Path data) throws IOException {
        var text = given.isEmpty() ? Passwords.in(data).of("key") : given;
        key = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of a short secret, which nobody can make who has no key; another for each purpose. */
    public byte[] hash(String purpose, String secret) {
        return mac(mac(key, purpose), secret);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
