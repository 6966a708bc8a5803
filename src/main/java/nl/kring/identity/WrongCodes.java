package nl.kring.identity;

import nl.kring.platform.Acting;
import nl.kring.platform.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Five wrong codes from one address, then a pause of fifteen minutes (R-A1); in real time, and in the database, so that a restart clears nothing. */
@Component
public class WrongCodes {
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Keys keys;

    WrongCodes(JdbcClient jdbc, TransactionTemplate transaction, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keys = keys;
    }

    /** Counts a try as wrong before it is looked at, so that many at once are no more than five; false in a pause. */
    public boolean mayTry(String remote) {
        return Acting.asSystem(
                "codes",
                () -> Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql(
                                "insert into common.wrong_code as w (remote_hash, wrong, last_at) values (?, 1, clock_timestamp()) "
                                        + "on conflict (remote_hash) do update set last_at = clock_timestamp(), "
                                        + "wrong = case when coalesce(w.paused_until, w.last_at + interval '15 minutes') <= clock_timestamp() "
                                        + "then 1 else w.wrong + 1 end, "
                                        + "paused_until = case "
                                        + "when coalesce(w.paused_until, w.last_at + interval '15 minutes') <= clock_timestamp() then null "
                                        + "when w.paused_until is null and w.wrong + 1 >= ? then clock_timestamp() + interval '15 minutes' "
                                        + "else w.paused_until end returning wrong <= ?")
                        .param(hash(remote))
                        .param(MOST)
                        .param(MOST)
                        .query(Boolean.class)
                        .single())));
    }

    /** The code that was tried is right: it does not count. */
    public void right(String remote) {
        Acting.asSystem(
                "codes",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql("update common.wrong_code set wrong = wrong - 1, "
                                + "paused_until = case when wrong > ? then paused_until end where remote_hash = ?")
                        .param(MOST)
                        .param(hash(remote))
                        .update()));
    }

    private byte[] hash(String remote) {
        return keys.hash("remote", remote);
    }
}
