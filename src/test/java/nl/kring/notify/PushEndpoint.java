package nl.kring.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service of a browser and the browser behind it: takes messages over HTTP, makes sure whose they are (RFC 8292), and opens them with keys of
 * its own (RFC 8291), written from the two standards and without the library that sealed them.
 */
public class PushEndpoint implements AutoCloseable {
    private static final String CURVE = "secp256r1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Keys keys;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int status = 201;
    private volatile Map<String, String> headers = Map.of();
    private volatile boolean hangs;

    /** What came: its headers, its words, and what its signature says. */
    public record Arrived(
            String topic, int ttl, String urgency, Map<String, Object> words, Map<String, Object> claims) {}

    /** The keys of a browser. */
    record Keys(KeyPair pair, byte[] auth) {
        static Keys fresh() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec(CURVE));
                var auth = new byte[16];
                new SecureRandom().nextBytes(auth);
                return new Keys(generator.generateKeyPair(), auth);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        static Keys of(String publicKey, String privateKey, String auth) {
            try {
                var number = new BigInteger(1, decoded(privateKey));
                var secret = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, curve()));
                return new Keys(new KeyPair(PushEndpoint.point(decoded(publicKey)), secret), decoded(auth));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] point() {
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return joined(new byte[] {4}, sized(point.getAffineX()), sized(point.getAffineY()));
        }

        /** RFC 8291, section 3.4, on a message of one record (RFC 8188). */
        byte[] open(byte[] body) throws GeneralSecurityException {
            var salt = Arrays.copyOf(body, 16);
            var length = body[20] & 0xff;
            var sender = Arrays.copyOfRange(body, 21, 21 + length);
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(PushEndpoint.point(sender), true);
            var info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender);
            var ikm = hkdf(auth, agreement.generateSecret(), info, 32);
            var key = hkdf(salt, ikm, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
            var nonce = hkdf(salt, ikm, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            var padded = cipher.doFinal(body, 21 + length, body.length - 21 - length);
            var end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new GeneralSecurityException("not the last record");
            }
            return Arrays.copyOf(padded, end);
        }
    }

    private PushEndpoint() throws IOException {
        keys = Keys.fresh();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/push", this::take);
        server.start();
    }

    public static PushEndpoint start() {
        try {
            return new PushEndpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (hangs) {
                closing.await();
                return;
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(read(exchange, body), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int read(HttpExchange exchange, byte[] body) {
        var sent = exchange.getRequestHeaders();
        try {
            if (!"aes128gcm".equals(sent.getFirst("Content-Encoding")) || body.length > 4096) {
                return 400;
            }
            var claims =
                    vouched(Optional.ofNullable(sent.getFirst("Authorization")).orElse(""));
            arrived.add(new Arrived(
                    sent.getFirst("Topic"),
                    Integer.parseInt(sent.getFirst("TTL")),
                    sent.getFirst("Urgency"),
                    map(keys.open(body)),
                    claims));
            return status;
        } catch (GeneralSecurityException forged) {
            return 403;
        } catch (RuntimeException nonsense) {
            nonsense.printStackTrace();
            return 400;
        }
    }

    /** RFC 8292: a token signed by the key that stands beside it. */
    private static Map<String, Object> vouched(String authorization) throws GeneralSecurityException {
        var parts = authorization.replaceFirst("^vapid ", "").split(",\\s*");
        var token = value(parts, "t=");
        var signed = token.substring(0, token.lastIndexOf('.'));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(point(decoded(value(parts, "k="))));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(decoded(token.substring(token.lastIndexOf('.') + 1)))) {
            throw new GeneralSecurityException("not signed by this key");
        }
        var claims = map(decoded(signed.substring(signed.indexOf('.') + 1)));
        claims.put("k", value(parts, "k="));
        return claims;
    }

    private static String value(String[] parts, String name) throws GeneralSecurityException {
        return Stream.of(parts)
                .filter(part -> part.startsWith(name))
                .map(part -> part.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no " + name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(byte[] json) {
        return JSON.readValue(json, Map.class);
    }

    static PublicKey point(byte[] raw) throws GeneralSecurityException {
        var x = new BigInteger(1, raw, 1, 32);
        var y = new BigInteger(1, raw, 33, 32);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] hkdf(byte[] salt, byte[] ikm, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(mac(mac(salt, ikm), joined(info, new byte[] {1})), length);
    }

    private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] sized(BigInteger number) {
        var bytes = number.toByteArray();
        var sized = new byte[32];
        var from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, sized, 32 - bytes.length + from, bytes.length - from);
        return sized;
    }

    private static byte[] joined(byte[]... parts) {
        var all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        Stream.of(parts).forEach(all::put);
        return all.array();
    }

    static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/push/" + System.identityHashCode(this);
    }

    public String key() {
        return encoded(keys.point());
    }

    public String auth() {
        return encoded(keys.auth());
    }

    PushSubscription subscription() {
        return PushSubscription.of(url(), key(), auth()).orElseThrow();
    }

    /** What came so far. */
    public List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    PushEndpoint answers(int answer, Map<String, String> with) {
        status = answer;
        headers = with;
        return this;
    }

    PushEndpoint answers(int answer) {
        return answers(answer, Map.of());
    }

    PushEndpoint hangs() {
        hangs = true;
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
