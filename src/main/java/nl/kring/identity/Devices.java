package nl.kring.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.DeviceEnded;
import nl.kring.identity.IdentityEvent.SignedOutEverywhere;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Staying signed in on a device: 256 bits, hashed, 90 days, another one after each use. The old one holds until the new one
 * came back, since the answer that brought it can get lost; an older one that comes, or one that was given instead, was stolen: the
 * device is ended. None for staff, nor for who works for an organisation: they share computers.
 */
@Component
public class Devices {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Devices(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** Who comes back, and the token for the next time. Within the minute two tabs may both come with the old one. */
    public record Back(SignedIn person, UUID device, Optional<String> next) {}

    /** A device that was made known, and the token that it gets. */
    public record Issued(UUID device, String token) {}

    /** A new token for a device of this person; none for who works somewhere. */
    public Optional<Issued> issue(AccountId account, Looks looks) {
        var token = Secrets.token();
        return Acting.asSystem(
                        "device",
                        () -> Objects.requireNonNull(transaction.execute(_ -> jdbc.sql(
                                        "insert into common.device_token (id, account_id, hash, kind, browser, expires_at) "
                                                + "select ?, a.id, ?, ?, ?, clock_timestamp() + interval '90 days' from common.account a "
                                                + "where a.id = ? and not a.is_staff and not exists (select 1 from common.organisation_membership m "
                                                + "join common.organisation o on o.id = m.organisation_id where m.account_id = a.id "
                                                + "and m.active_until is null and o.kind <> 'VOLUNTEER') returning id")
                                .param(Ids.next())
                                .param(Secrets.hash(token))
                                .param(looks.kind().name())
                                .param(looks.browser())
                                .param(account.value())
                                .query(UUID.class)
                                .optional())))
                .map(device -> new Issued(device, token));
    }

    /** Somebody came in: to the day, which is enough to know that an account is used. */
    public void used(AccountId account) {
        Acting.asSystem(
                "device",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "update common.account set used_at = common.kring_now(), unused_asked_at = null where id = ? "
                                        + "and (used_at < common.kring_now() - interval '1 day' or unused_asked_at is not null)")
                        .param(account.value())
                        .update()));
    }

    /** Who has this token, if it still holds. */
    public Optional<Back> comeBack(String token) {
        return Acting.asSystem("device", () -> Optional.ofNullable(transaction.execute(_ -> rotate(token)))
                .flatMap(found -> found));
    }

    private Optional<Back> rotate(String token) {
        var hash = Secrets.hash(token);
        var next = Secrets.token();
        return arrived(hash, next)
                .or(() -> gotLost(hash, next))
                .or(() -> again(hash))
                .or(() -> stolen(hash));
    }

    /** The newest one: it arrived, and the one before it has had its time. */
    private Optional<Back> arrived(byte[] hash, String next) {
        return jdbc.sql(
                        "update common.device_token set older_hash = previous_hash, previous_hash = hash, hash = ?, "
                                + "rotated_at = clock_timestamp() "
                                + "where hash = ? and ended_at is null and expires_at > clock_timestamp() returning account_id, id")
                .param(Secrets.hash(next))
                .param(hash)
                .query((row, _) -> back(row, Optional.of(next)))
                .optional();
    }

    /** The one before it again, after a minute: the answer got lost, and another one is given instead. */
    private Optional<Back> gotLost(byte[] hash, String next) {
        return jdbc.sql("update common.device_token set lost_hash = hash, hash = ?, rotated_at = clock_timestamp() "
                        + "where previous_hash = ? and ended_at is null and expires_at > clock_timestamp() "
                        + "and rotated_at < clock_timestamp() - interval '1 minute' returning account_id, id")
                .param(Secrets.hash(next))
                .param(hash)
                .query((row, _) -> back(row, Optional.of(next)))
                .optional();
    }

    /** The same within the minute: another tab, with the answer still on its way. */
    private Optional<Back> again(byte[] hash) {
        return jdbc.sql("select account_id, id from common.device_token "
                        + "where previous_hash = ? and ended_at is null and expires_at > clock_timestamp()")
                .param(hash)
                .query((row, _) -> back(row, Optional.empty()))
                .optional();
    }

    private static Back back(ResultSet row, Optional<String> next) throws SQLException {
        return new Back(new SignedIn(row.getObject(1, UUID.class), null, null), row.getObject(2, UUID.class), next);
    }

    /** Two hold a token of this device: one of them has a copy, and who was let in by it goes too. Within the minute it may be a tab. */
    private Optional<Back> stolen(byte[] hash) {
        jdbc.sql("update common.device_token set ended_at = clock_timestamp() where (older_hash = ? or lost_hash = ?) "
                        + "and ended_at is null and rotated_at < clock_timestamp() - interval '1 minute' returning id")
                .param(hash)
                .param(hash)
                .query(UUID.class)
                .list()
                .forEach(device -> events.publishEvent(new DeviceEnded(device)));
        return Optional.empty();
    }

    /** Ends every way in that this person has, in the transaction of a job: devices, passkeys and what is open. */
    void endAll(AccountId account) {
        Acting.requireJob();
        for (var table : List.of("device_token", "passkey")) {
            jdbc.sql("update common." + table
                            + " set ended_at = clock_timestamp() where account_id = ? and ended_at is null")
                    .param(account.value())
                    .update();
        }
        events.publishEvent(new SignedOutEverywhere(account));
    }

    /** Those of these that let nobody in any more. */
    public List<UUID> endedOf(Collection<UUID> some) {
        return Acting.asSystem(
                "device",
                () -> Objects.requireNonNull(transaction.execute(_ -> jdbc.sql(
                                "select d.id from unnest(?) d (id) where not exists (select 1 from common.device_token t "
                                        + "where t.id = d.id and t.ended_at is null)")
                        .param(some.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list())));
    }

    /** Ends the device with this token. */
    public void end(String token) {
        Acting.asSystem(
                "device",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "update common.device_token set ended_at = clock_timestamp() where ? in (hash, previous_hash) and ended_at is null")
                        .param(Secrets.hash(token))
                        .update()));
    }
}
