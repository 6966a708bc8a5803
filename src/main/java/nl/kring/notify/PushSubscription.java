package nl.kring.notify;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser gives to be told by: where its service takes messages for it, and for whom they are sealed.
 *
 * @param key its public key, a point on P-256
 * @param auth a secret of 16 bytes that only it and Kring know
 */
public record PushSubscription(String endpoint, byte[] key, byte[] auth) {
    private static final int POINT = 65;
    private static final int AUTH = 16;
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** As a browser writes it; nothing if it is nonsense: a point that is not on the curve would give away something of the key that seals. */
    public static Optional<PushSubscription> of(String endpoint, String key, String auth) {
        try {
            var read = new PushSubscription(
                    endpoint,
                    Base64.getUrlDecoder().decode(key),
                    Base64.getUrlDecoder().decode(auth));
            return Optional.of(read).filter(PushSubscription::isSound);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private boolean isSound() {
        return key.length == POINT && key[0] == 4 && auth.length == AUTH && isOnCurve();
    }

    private boolean isOnCurve() {
        var x = new BigInteger(1, key, 1, POINT / 2);
        var y = new BigInteger(1, key, 1 + POINT / 2, POINT / 2);
        var right = x.pow(3).subtract(x.multiply(THREE)).add(B).mod(P);
        return x.compareTo(P) < 0 && y.compareTo(P) < 0 && y.multiply(y).mod(P).equals(right);
    }
}
