package nl.kring.notify;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.Recipient;
import nl.kring.identity.WaitingMail;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes what is to be told, in the transaction of what it tells of. It goes out later, from its row. */
@Service
public class NotifyService implements WaitingMail {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Transport transport;

    NotifyService(JdbcClient jdbc, JsonMapper json, Transport transport) {
        this.jdbc = jdbc;
        this.json = json;
        this.transport = transport;
    }

    /** Writes the delivery of a message. A key that was sent before writes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Message message) {
        write(message, "EMAIL");
    }

    /** Writes the delivery of a message that goes to the number of its reader, and nowhere else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void text(Message message) {
        write(message, "SMS");
    }

    /** Whether text messages go out at all here: somebody who runs Kring pays for them. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean textsGo() {
        return transport.texts();
    }

    /** As {@link #send}, in the place of what of this kind about the same has not left yet to the same person, as a job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Message message) {
        if (write(message, "EMAIL")) {
            jdbc.sql("update common.delivery set state = 'CANCELLED' where subject_id = ? and recipient_id = ? "
                            + "and template = ? and dedupe_key <> ? and state = 'PENDING'")
                    .param(message.subject())
                    .param(message.recipient().value())
                    .param(message.template())
                    .param(message.dedupeKey())
                    .update();
        }
    }

    /** Writes the delivery of a letter whose text, address and secret are minted when it leaves. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendSecret(String template, UUID subject, String dedupeKey) {
        jdbc.sql("insert into common.delivery (id, channel, template, arguments, subject_id, dedupe_key, next_try_at) "
                        + "values (?, 'EMAIL', ?, '[]', ?, ?, common.kring_now()) on conflict do nothing")
                .param(Ids.next())
                .param(template)
                .param(subject)
                .param(dedupeKey)
                .update();
    }

    /** Writes the delivery of a letter to somebody in a circle whose words are written when it leaves, as a job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendComposed(String template, AccountId recipient, UUID circle, UUID subject) {
        Acting.requireJob();
        jdbc.sql(
                        "insert into common.delivery (id, recipient_id, channel, template, arguments, circle_id, subject_id, dedupe_key, next_try_at) "
                                + "values (?, ?, 'EMAIL', ?, '[]', ?, ?, ?, common.kring_now()) on conflict do nothing")
                .param(Ids.next())
                .param(recipient.value())
                .param(template)
                .param(circle)
                .param(subject)
                .param(template + ":" + subject)
                .update();
    }

    /** Writes the delivery of a message to an address outside Kring, as a job; what was sent before is not, what was taken back is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(OutsideMessage message) {
        Acting.requireJob();
        jdbc.sql(
                        "insert into common.delivery as d (id, to_name, to_address, channel, template, arguments, link, subject_id, "
                                + "dedupe_key, next_try_at) values (?, ?, ?, 'EMAIL', ?, ?::jsonb, ?, ?, ?, common.kring_now()) "
                                + "on conflict (dedupe_key) do update set to_name = excluded.to_name, to_address = excluded.to_address, "
                                + "arguments = excluded.arguments, next_try_at = excluded.next_try_at, state = 'PENDING', tries = 0, "
                                + "last_error = null where d.state = 'CANCELLED'")
                .param(Ids.next())
                .param(message.name())
                .param(message.to().value())
                .param(message.template())
                .param(json.writeValueAsString(message.arguments()))
                .param(message.link())
                .param(message.subject())
                .param(message.template() + ":" + message.subject())
                .update();
    }

    /** Writes the delivery of a sentence to a number that somebody wrote from, as a job; it goes also to who said STOP. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void say(Recipient to, String words, UUID subject, String dedupeKey) {
        Acting.requireJob();
        jdbc.sql(
                        "insert into common.delivery (id, to_name, to_address, channel, template, arguments, link, subject_id, "
                                + "dedupe_key, next_try_at) values (?, ?, ?, 'SMS', ?, ?::jsonb, '', ?, ?, common.kring_now()) "
                                + "on conflict do nothing")
                .param(Ids.next())
                .param(to.firstName())
                .param(to.address())
                .param(TextMessages.SAID)
                .param(json.writeValueAsString(List.of(words)))
                .param(subject)
                .param(dedupeKey)
                .update();
    }

    /** How it stands with the delivery about this, for a job that must know whether it arrived. */
    @Transactional(readOnly = true)
    public Optional<Standing> stands(UUID subject) {
        Acting.requireJob();
        return jdbc.sql(
                        "select case when state <> 'BOUNCED' then sent_at end, state in ('FAILED', 'BOUNCED') or state = 'PENDING' and last_error is not null "
                                + "from common.delivery where subject_id = ? order by id desc limit 1")
                .param(subject)
                .query((row, _) -> new Standing(
                        Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant), row.getBoolean(2)))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean waits(UUID subject) {
        Acting.requireJob();
        return stands(subject).filter(Standing::failing).isPresent();
    }

    /** Whether the same goes or went to somebody in another way too, for a job that hears that one way failed. */
    @Transactional(readOnly = true)
    public boolean goesOtherwise(UUID subject, AccountId recipient, String template) {
        Acting.requireJob();
        return jdbc.sql(
                        "select exists (select 1 from common.delivery where subject_id = ? and recipient_id = ? and template = ? "
                                + "and state in ('PENDING', 'SENT'))")
                .param(subject)
                .param(recipient.value())
                .param(template)
                .query(Boolean.class)
                .single();
    }

    private boolean write(Message message, String channel) {
        return jdbc.sql(
                                "insert into common.delivery (id, recipient_id, channel, template, arguments, link, circle_id, subject_id, dedupe_key, next_try_at, thread_id) "
                                        + "values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .param(Ids.next())
                        .param(message.recipient().value())
                        .param(channel)
                        .param(message.template())
                        .param(json.writeValueAsString(message.arguments()))
                        .param(message.link())
                        .param(message.circle().orElse(null))
                        .param(message.subject())
                        .param(message.dedupeKey())
                        .param(Timestamp.from(message.notBefore()))
                        .param(message.thread().orElse(null))
                        .update()
                == 1;
    }

    /** Takes back what has not left yet, as a job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(UUID subject) {
        jdbc.sql("update common.delivery set state = 'CANCELLED' where subject_id = ? and state = 'PENDING'")
                .param(subject)
                .update();
    }

    /** As {@link #cancel(UUID)}, of one kind only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(UUID subject, String template) {
        jdbc.sql(
                        "update common.delivery set state = 'CANCELLED' where subject_id = ? and template = ? and state = 'PENDING'")
                .param(subject)
                .param(template)
                .update();
    }

    /** Takes back what has not left yet to somebody, of which the key begins so, as a job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelLike(AccountId recipient, String begins) {
        jdbc.sql("update common.delivery set state = 'CANCELLED' where recipient_id = ? and starts_with(dedupe_key, ?) "
                        + "and state = 'PENDING'")
                .param(recipient.value())
                .param(begins)
                .update();
    }

    /** Forgets all that was or would be told about something that is erased, as a job. */
    @Transactional
    public void forget(UUID subject) {
        Acting.requireJob();
        jdbc.sql("delete from common.demo_post where delivery_id in "
                        + "(select id from common.delivery where circle_id = :it or subject_id = :it)")
                .param("it", subject)
                .update();
        jdbc.sql("delete from common.mail_out where circle_id = :it or delivery_id in "
                        + "(select id from common.delivery where subject_id = :it)")
                .param("it", subject)
                .update();
        jdbc.sql("delete from common.delivery where circle_id = :it or subject_id = :it")
                .param("it", subject)
                .update();
        jdbc.sql("delete from common.reply_address where circle_id = ?")
                .param(subject)
                .update();
        jdbc.sql("delete from common.sms_ask where circle_id = ?")
                .param(subject)
                .update();
        jdbc.sql("delete from common.mail_in where circle_id = ?")
                .param(subject)
                .update();
    }

    /** What was mailed in the demo, newest first. Asked by the demo's own page, as a job. */
    @Transactional(readOnly = true)
    public List<DemoPost> demoPost(int most) {
        Acting.requireJob();
        return jdbc.sql(
                        "select delivery_id, recipient, address, subject, body, sent_at from common.demo_post order by sent_at desc limit ?")
                .param(most)
                .query((row, _) -> new DemoPost(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }
}
