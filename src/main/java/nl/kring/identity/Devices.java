package nl.kring.identity;

import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Staying signed in on a device: 256 bits, hashed, 90 days, another one after each use. A token that was replaced more than a
 * minute ago and comes back was stolen: the device is ended. None for staff.
 */
@Component
public class Devices {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Devices(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Who comes back, and the token for the next time. Within the minute two tabs may both come with the old one. */
    public record Back(SignedIn person, Optional<String> next) {}

    /** A new token for a device of this person. */
    public String issue(AccountId account) {
        var token = Secrets.token();
        Acting.asSystem(
                "device",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "insert into common.device_token (id, account_id, hash, expires_at) values (?, ?, ?, clock_timestamp() + interval '90 days')")
                        .param(Ids.next())
                        .param(account.value())
                        .param(Secrets.hash(token))
                        .update()));
        return token;
    }

    /** Who has this token, if it still holds. */
    public Optional<Back> comeBack(String token) {
        return Acting.asSystem("device", () -> Optional.ofNullable(transaction.execute(_ -> rotate(token)))
                .flatMap(found -> found));
    }

    private Optional<Back> rotate(String token) {
        var next = Secrets.token();
        var account = jdbc.sql(
                        "update common.device_token set previous_hash = hash, hash = ?, rotated_at = clock_timestamp() "
                                + "where hash = ? and ended_at is null and expires_at > clock_timestamp() returning account_id")
                .param(Secrets.hash(next))
                .param(Secrets.hash(token))
                .query(UUID.class)
                .optional();
        if (account.isPresent()) {
            return account.map(id -> new Back(new SignedIn(id, null, null), Optional.of(next)));
        }
        return previous(token).map(id -> new Back(new SignedIn(id, null, null), Optional.empty()));
    }

    private Optional<UUID> previous(String token) {
        jdbc.sql(
                        "update common.device_token set ended_at = clock_timestamp() where previous_hash = ? and ended_at is null "
                                + "and rotated_at < clock_timestamp() - interval '1 minute'")
                .param(Secrets.hash(token))
                .update();
        return jdbc.sql(
                        "select account_id from common.device_token where previous_hash = ? and ended_at is null and expires_at > clock_timestamp()")
                .param(Secrets.hash(token))
                .query(UUID.class)
                .optional();
    }

    /** Ends the device with this token. */
    public void end(String token) {
        Acting.asSystem(
                "device",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "update common.device_token set ended_at = clock_timestamp() where (hash = ? or previous_hash = ?) and ended_at is null")
                        .param(Secrets.hash(token))
                        .param(Secrets.hash(token))
                        .update()));
    }
}
