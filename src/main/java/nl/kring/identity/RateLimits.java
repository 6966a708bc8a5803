package nl.kring.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts tries a minute in the database: it survives a restart and is shared by all nodes. Real time. */
@Component
public class RateLimits {
    private final JdbcClient jdbc;

    RateLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one more; false when there were too many in these minutes. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean allow(String bucket, int most, int minutes) {
        var used = jdbc.sql("insert into common.rate_limit (bucket, window_start, used) "
                        + "values (?, date_bin(make_interval(mins => ?), clock_timestamp(), timestamptz '2026-01-01'), 1) "
                        + "on conflict (bucket, window_start) do update set used = rate_limit.used + 1 returning used")
                .param(bucket)
                .param(minutes)
                .query(Integer.class)
                .single();
        return used <= most;
    }
}
