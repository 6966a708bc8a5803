package nl.kring.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that is not in the database: a short code that was read in a stolen copy cannot be found by trying them all, and what is sealed with it cannot be read. It lies
 * beside the passwords, or comes from the environment ({@code KRING_KEY}) where several servers share a database. Of several, each on a line or after a comma, the
 * first is the one that seals; the others still open what was sealed before, until it is sealed anew.
 */
@Component
public class Keys {
    private static final String MAC = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The newest first. */
    private final List<byte[]> masters;

    Keys(@Value("${kring.key}") String given, @Value("${kring.data}") Path data) throws IOException {
        var text = given.isEmpty() ? Passwords.in(data).of("key") : given;
        masters = Stream.of(text.split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The hash of a short secret, which nobody can make who has no key; another for each purpose. */
    public byte[] hash(String purpose, String secret) {
        return mac(mac(masters.getFirst(), purpose), secret);
    }

    /** Whether this is such a hash, also one that was made before the newest key came. */
    public boolean isHash(byte[] hash, String purpose, String secret) {
        return masters.stream().anyMatch(master -> MessageDigest.isEqual(hash, mac(mac(master, purpose), secret)));
    }

    /** What only somebody with the key reads. It opens only under the same purpose and for the same thing. */
    public byte[] seal(String purpose, UUID of, String text) {
        return sealed(mac(masters.getFirst(), "seal:" + purpose), of.toString(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was sealed; what was changed or belongs to another thing does not open. */
    public String open(String purpose, UUID of, byte[] sealed) {
        return new String(tried("seal:" + purpose, of.toString(), sealed), StandardCharsets.UTF_8);
    }

    /** A name of the key that seals now; it tells nothing about it. */
    String current() {
        return name(masters.getFirst());
    }

    /** The names of those that only open. */
    List<String> older() {
        return masters.stream().skip(1).map(Keys::name).toList();
    }

    /** The names of all that open. */
    List<String> all() {
        return masters.stream().map(Keys::name).toList();
    }

    /** The name of the key that seals now, for other nodes. */
    UUID named() {
        return id(masters.getFirst());
    }

    /** Whether what a node seals whose key is called so opens here. */
    boolean opensWhatIsSealedBy(UUID named) {
        return masters.stream().map(Keys::id).anyMatch(named::equals);
    }

    private static UUID id(byte[] master) {
        var name = ByteBuffer.wrap(mac(master, "name of a node"));
        return new UUID(name.getLong(), name.getLong());
    }

    private static String name(byte[] master) {
        return HexFormat.of().formatHex(mac(master, "name"), 0, 8);
    }

    /** A new key for somebody's own things, of random bytes. */
    static byte[] random() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    byte[] wrap(UUID id, byte[] key) {
        return sealed(mac(masters.getFirst(), "wrap"), id.toString(), key);
    }

    byte[] unwrap(UUID id, byte[] wrapped) {
        return tried("wrap", id.toString(), wrapped);
    }

    private byte[] tried(String purpose, String of, byte[] sealed) {
        for (var master : masters.subList(0, masters.size() - 1)) {
            try {
                return opened(mac(master, purpose), of, sealed);
            } catch (IllegalStateException another) {
                continue; // sealed before this key came
            }
        }
        return opened(mac(masters.getLast(), purpose), of, sealed);
    }

    /** AES-256-GCM: the nonce, then what it became; what it belongs to is authenticated with it. */
    static byte[] sealed(byte[] key, String of, byte[] plain) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, of, nonce, plain);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    static byte[] opened(byte[] key, String of, byte[] sealed) {
        return crypt(
                Cipher.DECRYPT_MODE,
                key,
                of,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private static byte[] crypt(int mode, byte[] key, String of, byte[] nonce, byte[] data) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
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
