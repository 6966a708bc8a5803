package nl.kring.identity;

import java.util.HexFormat;
import nl.kring.platform.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts tries a minute in the database: it survives a restart and is shared by all nodes. Real time. Of whom is a hash. */
@Component
public class RateLimits {
    private final JdbcClient jdbc;
    private final Keys keys;

    RateLimits(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Whether one more mail goes to an address that anybody may type: five in ten minutes from one browser, and in an hour from all
     * together more than one browser can ask for, so that none uses it up for the others.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean allowMail(String what, EmailAddress address, byte[] browser, String remote) {
        var to = what + ":" + address.value();
        return allow(what + "-ip:" + remote, 10, 1)
                && allow(to + ":" + HexFormat.of().formatHex(browser), 5, 10)
                && allow(to, 40, 60);
    }

    /** Counts one more; false when there were too many in these minutes. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean allow(String bucket, int most, int minutes) {
        var used = jdbc.sql("insert into common.rate_limit (bucket, window_start, used) "
                        + "values (?, date_bin(make_interval(mins => ?), clock_timestamp(), timestamptz '2026-01-01'), 1) "
                        + "on conflict (bucket, window_start) do update set used = rate_limit.used + 1 returning used")
                .param(HexFormat.of().formatHex(keys.hash("limit", bucket)))
                .param(minutes)
                .query(Integer.class)
                .single();
        return used <= most;
    }
}
