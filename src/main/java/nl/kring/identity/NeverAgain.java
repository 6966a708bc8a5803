package nl.kring.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.kring.platform.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Addresses that are never invited again, kept only as keyed hashes: who reads the table reads no address. For jobs. */
@Component
public class NeverAgain {
    private static final String HASH = "HmacSHA256";

    private final JdbcClient jdbc;

    NeverAgain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** No invitation goes to this address any more. */
    public void remember(EmailAddress address) {
        Acting.requireJob();
        jdbc.sql("insert into common.never_again (address_hash) values (?) on conflict do nothing")
                .param(hash(address))
                .update();
    }

    /** Whether somebody said so of this address. */
    public boolean holds(EmailAddress address) {
        Acting.requireJob();
        return jdbc.sql("select exists (select 1 from common.never_again where address_hash = ?)")
                .param(hash(address))
                .query(Boolean.class)
                .single();
    }

    private byte[] hash(EmailAddress address) {
        var key = jdbc.sql("select key from common.never_again_key")
                .query(byte[].class)
                .single();
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(key, HASH));
            return mac.doFinal(address.value().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
