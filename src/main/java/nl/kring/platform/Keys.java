package nl.kring.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one key that is not in the database: a short code that was read in a stolen copy cannot be found by trying them all, and what is sealed with it cannot be read. It lies
 * beside the passwords, or comes from the environment ({@code KRING_KEY}) where several servers share a database.
 */
@Component
public class Keys {
    private static final String MAC = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    Keys(@Value("${kring.key}") String given, @Value("${kring.data}") Path data) throws IOException {
        var text = given.isEmpty() ? Passwords.in(data).of("key") : given;
        key = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of a short secret, which nobody can make who has no key; another for each purpose. */
    public byte[] hash(String purpose, String secret) {
        return mac(mac(key, purpose), secret);
    }

    /** What only somebody with the key reads. It opens only under the same purpose and for the same thing. */
    public byte[] seal(String purpose, UUID of, String text) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, purpose, of, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** What was sealed; what was changed or belongs to another thing does not open. */
    public String open(String purpose, UUID of, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE);
        var rest = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, purpose, of, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String purpose, UUID of, byte[] nonce, byte[] data) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(mac(key, "seal:" + purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(of.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("does not open with this key", broken);
        }
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
