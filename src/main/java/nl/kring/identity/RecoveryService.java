package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A new mail address for somebody who lost the old one: the person who is still in somewhere can stop it; jobs bring it on. */
@Service
@Transactional
public class RecoveryService {
    /** The mail to the old address, that another is to come in its place. */
    public static final String NOTICE = "recoveryNotice";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RecoveryService(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whether somebody wants another address for the person signed in, once the circle said that it is so. */
    @Transactional(readOnly = true)
    public Optional<UUID> aboutMe() {
        return jdbc.sql(
                        "select id from common.recovery where account_id = ? and vouched_at is not null and stopped_at is null "
                                + "and done_at is null order by id desc limit 1")
                .param(me())
                .query(UUID.class)
                .optional();
    }

    /** "Dit ben ik niet", from a device that is still signed in. */
    public void stop(UUID id) {
        var rows = jdbc.sql("update common.recovery set stopped_at = coalesce(stopped_at, common.kring_now()) "
                        + "where id = ? and account_id = ? and done_at is null")
                .param(id)
                .param(me())
                .update();
        if (rows == 0) {
            throw new NotFound(id);
        }
    }

    private static UUID me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(Acting.Person::personId)
                .orElseThrow(NotFound::new);
    }

    /** What was typed at the door and nobody looked at yet. */
    public record Waiting(UUID id, String name, String whose) {}

    /** What waits for who looks for the circle, the oldest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        Acting.requireJob();
        return jdbc.sql("select id, name, whose from common.recovery where whose is not null order by id limit 20")
                .query((row, _) -> new Waiting(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list();
    }

    /** Says of whom it is, as the job that found the circle. The new address; none if another is asked for that person already: then this one ends. */
    public Optional<EmailAddress> isAbout(UUID id, AccountId account) {
        Acting.requireJob();
        var address = jdbc.sql("update common.recovery set account_id = :account, name = null, whose = null "
                        + "where id = :id and whose is not null and stopped_at is null "
                        + "and not exists (select 1 from common.recovery other where other.account_id = :account "
                        + "and other.stopped_at is null and other.done_at is null) returning address")
                .param("account", account.value())
                .param("id", id)
                .query(String.class)
                .optional();
        if (address.isEmpty()) {
            nothingToAsk(id);
        }
        return address.map(EmailAddress::new);
    }

    /** Ends what was typed, where there is no circle to ask or another is asked already. */
    public void nothingToAsk(UUID id) {
        Acting.requireJob();
        jdbc.sql("update common.recovery set stopped_at = common.kring_now(), name = null, whose = null "
                        + "where id = ? and whose is not null")
                .param(id)
                .update();
    }

    /** The circle said that it is so: the old address hears it, and from then on there are 48 hours. */
    public void vouched(UUID id) {
        Acting.requireJob();
        var rows = jdbc.sql("update common.recovery set vouched_at = common.kring_now() where id = ? "
                        + "and vouched_at is null and stopped_at is null and done_at is null")
                .param(id)
                .update();
        if (rows == 1) {
            events.publishEvent(new SecretMailAsked(NOTICE, id));
        }
    }

    /** The mail to the old address left: from now on 48 hours, in which that address and each own device can stop it. */
    public void noticed(UUID id) {
        Acting.requireJob();
        jdbc.sql("update common.recovery set due_at = common.kring_now() + interval '48 hours' where id = ? "
                        + "and vouched_at is not null and due_at is null and stopped_at is null and done_at is null")
                .param(id)
                .update();
    }

    /** The circle said that it is not so, or did not say it in time. */
    public void notVouched(UUID id) {
        Acting.requireJob();
        jdbc.sql("update common.recovery set stopped_at = common.kring_now() where id = ? and stopped_at is null "
                        + "and done_at is null")
                .param(id)
                .update();
    }
}
