package nl.kring.notify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.Recipient;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The devices on which people are told, for jobs: those that are signed in still, whatever else their row says. */
@Component
class PushDevices {
    private static final String LIVE = "from common.push_device p join common.device_token d on d.id = p.device_id "
            + "and d.account_id = p.account_id and d.ended_at is null and d.expires_at > clock_timestamp() where p.account_id = ?";
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PushDevices(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** One of them. */
    record Known(UUID id, UUID device, PushSubscription subscription) {}

    List<Known> of(AccountId person) {
        Acting.requireJob();
        return transaction.execute(_ -> jdbc.sql("select p.id, p.device_id, p.endpoint, p.p256dh, p.auth " + LIVE
                        + " order by p.created_at desc limit " + MOST)
                .param(person.value())
                .query((row, _) -> new Known(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new PushSubscription(row.getString(3), row.getBytes(4), row.getBytes(5))))
                .list());
    }

    /** Who has no other way to be reached, but a device. */
    Optional<Recipient> recipient(AccountId person) {
        Acting.requireJob();
        return transaction.execute(_ -> jdbc.sql("select first_name, language from common.account where id = ?")
                .param(person.value())
                .query((row, _) -> new Recipient(row.getString(1), "", Locale.of(row.getString(2)), false))
                .optional());
    }

    /** Puts a device in its place: one browser is told for one person, and one device by one browser. False if it is not signed in as this person. */
    boolean keep(AccountId person, UUID device, PushSubscription subscription) {
        Acting.requireJob();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("delete from common.push_device where endpoint = ? or device_id = ? and account_id = ?")
                    .param(subscription.endpoint())
                    .param(device)
                    .param(person.value())
                    .update();
            var kept = jdbc.sql("insert into common.push_device (id, device_id, account_id, endpoint, p256dh, auth) "
                            + "select ?, d.id, d.account_id, ?, ?, ? from common.device_token d where d.id = ? "
                            + "and d.account_id = ? and d.ended_at is null and d.expires_at > clock_timestamp()")
                    .param(Ids.next())
                    .param(subscription.endpoint())
                    .param(subscription.key())
                    .param(subscription.auth())
                    .param(device)
                    .param(person.value())
                    .update();
            if (kept == 0) {
                status.setRollbackOnly();
            }
            return kept == 1;
        }));
    }

    /** What the browser of this device says it has: another address than is known, or none, and nothing would arrive. One that came back as a new device takes its own along. */
    void has(AccountId person, UUID device, String endpoint) {
        Acting.requireJob();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from common.push_device where device_id = ? and account_id = ? and endpoint <> ?")
                    .param(device)
                    .param(person.value())
                    .param(endpoint)
                    .update();
            jdbc.sql("update common.push_device set device_id = d.id from common.device_token d where d.id = ? "
                            + "and d.account_id = push_device.account_id and push_device.account_id = ? "
                            + "and push_device.endpoint = ? and push_device.device_id <> d.id")
                    .param(device)
                    .param(person.value())
                    .param(endpoint)
                    .update();
        });
    }

    void told(List<UUID> ids) {
        change("update common.push_device set told_at = common.kring_now() where id = any (?)", ids);
    }

    void gone(List<UUID> ids) {
        change("delete from common.push_device where id = any (?)", ids);
    }

    void end(UUID device) {
        change("delete from common.push_device where device_id = any (?)", List.of(device));
    }

    private void change(String sql, List<UUID> ids) {
        Acting.requireJob();
        if (!ids.isEmpty()) {
            transaction.executeWithoutResult(
                    _ -> jdbc.sql(sql).param(ids.toArray(UUID[]::new)).update());
        }
    }
}
