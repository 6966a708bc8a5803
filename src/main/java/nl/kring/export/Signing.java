package nl.kring.export;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The seal of this Kring on what people take along, and whose seal it knows: its own, and those that its operator trusts. */
@Component
class Signing {
    static final String ALGORITHM = "Ed25519";

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);
    private static final String PURPOSE = "signing";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Map<String, String> trusted;

    /** @param trusted other Krings: {@code name=key; name=key} */
    Signing(JdbcClient jdbc, Keys keys, @Value("${kring.trust}") String trusted) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.trusted = Arrays.stream(trusted.split(";"))
                .map(String::strip)
                .filter(entry -> entry.indexOf('=') > 0)
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.substring(entry.indexOf('=') + 1).strip(),
                        entry -> entry.substring(0, entry.indexOf('=')).strip()));
    }

    /** Both halves of a key of this Kring. */
    record Pair(String open, PrivateKey secret) {
        byte[] sign(byte[] bytes) {
            try {
                var signature = Signature.getInstance(ALGORITHM);
                signature.initSign(secret);
                signature.update(bytes);
                return signature.sign();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The newest key that the master key opens; the first time, and after that master was lost, a new one. As a job. */
    @Transactional
    public Pair own() {
        Acting.requireJob();
        return newest().orElseGet(this::make);
    }

    private Optional<Pair> newest() {
        return jdbc.sql("select id, public_key, sealed from common.signing_key order by id desc limit 1")
                .query((row, _) -> opened(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)))
                .optional()
                .flatMap(pair -> pair);
    }

    private Optional<Pair> opened(UUID id, byte[] open, byte[] sealed) {
        try {
            var secret = Base64.getDecoder().decode(keys.open(PURPOSE, id, sealed));
            var key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
            return Optional.of(new Pair(Base64.getEncoder().encodeToString(open), key));
        } catch (IllegalStateException anotherMaster) {
            LOG.warn("the signing key {} was sealed with another master key: a new one is made", id);
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Pair make() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            var id = Ids.next();
            var secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            jdbc.sql("insert into common.signing_key (id, public_key, sealed) values (?, ?, ?)")
                    .param(id)
                    .param(pair.getPublic().getEncoded())
                    .param(keys.seal(PURPOSE, id, secret))
                    .update();
            return new Pair(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()), pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whose key this is, by what this Kring knows itself and never by what a file says. As a job. */
    @Transactional(readOnly = true)
    public Archive.Signer whose(String key) {
        Acting.requireJob();
        if (trusted.containsKey(key)) {
            return new Archive.Signer(Archive.Known.TRUSTED, trusted.get(key));
        }
        var ours = jdbc.sql("select exists (select 1 from common.signing_key where public_key = ?)")
                .param(Base64.getDecoder().decode(key))
                .query(Boolean.class)
                .single();
        return new Archive.Signer(ours ? Archive.Known.HERE : Archive.Known.UNKNOWN, "");
    }

    /** Whether these bytes were signed by who has the other half of this key. */
    static boolean fits(String key, byte[] bytes, byte[] signature) {
        try {
            var open = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(open);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException nonsense) {
            return false;
        }
    }
}
