package nl.kring.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proofs of what was erased stay as long as the access log. */
@Component
class OldProofs implements Kept {
    private final JdbcClient jdbc;

    OldProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String what() {
        return "PROOF";
    }

    @Override
    public int forget(int most) {
        return jdbc.sql("delete from common.erasure where id in (select id from common.erasure "
                        + "where at < (select common.kring_now() - common.access_log_term()) limit ?)")
                .param(most)
                .update();
    }
}
