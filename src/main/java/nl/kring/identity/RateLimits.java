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
