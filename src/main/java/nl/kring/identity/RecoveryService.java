package nl.kring.identity;

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
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RecoveryService(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whether somebody wants another address for the person signed in, and since when the 48 hours run. */
    @Transactional(readOnly = true)
    public Optional<UUID> aboutMe() {
        return jdbc.sql(
                        "select id from common.recovery where account_id = ? and due_at is not null and stopped_at is null "
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

    /** Says of whom it is, as the job that found the circle. */
    public void isAbout(UUID id, AccountId account) {
        Acting.requireJob();
        jdbc.sql("update common.recovery set account_id = ? where id = ?")
                .param(account.value())
                .param(id)
                .update();
    }

    /** The circle said that it is so: from now on 48 hours, in which the old address and each own device can stop it. */
    public void vouched(UUID id) {
        Acting.requireJob();
        var rows = jdbc.sql("update common.recovery set due_at = common.kring_now() + interval '48 hours' where id = ? "
                        + "and due_at is null and stopped_at is null and done_at is null")
                .param(id)
                .update();
        if (rows == 1) {
            events.publishEvent(new SecretMailAsked(RecoveryNotice.TEMPLATE, id));
        }
    }

    /** The circle said that it is not so. */
    public void notVouched(UUID id) {
        Acting.requireJob();
        jdbc.sql("update common.recovery set stopped_at = common.kring_now() where id = ? and stopped_at is null "
                        + "and done_at is null")
                .param(id)
                .update();
    }
}
