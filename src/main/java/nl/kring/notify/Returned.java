package nl.kring.notify;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AddressService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.IdentityEvent.AddressReplaced;
import nl.kring.identity.IdentityEvent.MailArrives;
import nl.kring.identity.IdentityEvent.NumberProven;
import nl.kring.identity.Secrets;
import nl.kring.identity.WhyBack;
import nl.kring.notify.received.DeliveryReport;
import nl.kring.notify.received.ReceivedMail;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What became of mail after it left: written down before it goes, and marked when it comes back. To an address that does not work nothing
 * ordinary goes; it waits until its person mended it. Nothing that comes back is ever answered (decision 077).
 */
@Component
class Returned {
    private static final Logger LOG = LoggerFactory.getLogger(Returned.class);

    /** A server tries five days at most, and says then that it gave up. */
    private static final Duration COMES_BACK_WITHIN = Duration.ofDays(7);

    /** What waited for an address longer than this is no news any more. */
    private static final Duration WORTH_WAITING = Duration.ofDays(7);

    /** What was asked longer ago is not asked any more. */
    private static final Duration STILL_ASKED = Duration.ofDays(1);

    private static final String WAITS = "address";
    private static final String ALERT = "alert";
    private static final String TRIAL = "toldTrial";

    private final ReturnAddresses returns;
    private final AddressService addresses;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Returned(
            ReturnAddresses returns,
            AddressService addresses,
            NotifyService notify,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.returns = returns;
        this.addresses = addresses;
        this.notify = notify;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Sent(byte[] token, UUID delivery, byte[] address, Instant made) {}

    /** A letter goes in a moment; of one that is tried again it is known already. */
    void leaves(Letter letter, @Nullable UUID account, @Nullable UUID circle, String template) {
        if (!letter.sms()) {
            jdbc.sql(
                            "insert into common.mail_out (token_hash, delivery_id, account_id, circle_id, template, address_hash, shown) "
                                    + "values (?, ?, ?, ?, ?, ?, ?) on conflict (token_hash) do update set made_at = common.kring_now(), "
                                    + "left_at = null, put_off_at = null, came_back_at = null, why = null")
                    .param(Secrets.hash(returns.token(letter.id(), letter.address())))
                    .param(letter.id())
                    .param(account)
                    .param(circle)
                    .param(template)
                    .param(returns.hash(letter.address()))
                    .param(account == null ? null : masked(letter.address()))
                    .update();
        }
    }

    private static String masked(String address) {
        return new EmailAddress(address).masked();
    }

    /** It left, in the transaction that marks it. */
    void left(Letter letter) {
        jdbc.sql("update common.mail_out set left_at = common.kring_now() where token_hash = ?")
                .param(Secrets.hash(returns.token(letter.id(), letter.address())))
                .update();
    }

    /** Whether a delivery waits because mail to its reader comes back; an alert is tried all the same, and so is what somebody tries out. */
    boolean holds(UUID delivery, String template, Instant created, boolean comesBack) {
        if (!comesBack || template.startsWith(ALERT) || template.equals(TRIAL)) {
            return false;
        }
        var over = created.isBefore(clock.instant().minus(WORTH_WAITING));
        transaction.executeWithoutResult(_ -> jdbc.sql("update common.delivery set last_error = ?, tries = tries - 1, "
                        + "state = case when ? then 'FAILED' else state end, "
                        + "next_try_at = common.kring_now() + interval '6 hours' where id = ? and state = 'PENDING'")
                .param(WAITS)
                .param(over)
                .param(delivery)
                .update());
        return true;
    }

    /** What waited for an address goes when it works, and so does what came back a few days ago; not what was asked or tried at that moment. */
    @EventListener
    void on(MailArrives mail) {
        if (mail.arrives()) {
            jdbc.sql(
                            "update common.delivery set state = 'PENDING', sent_at = null, tries = 0, last_error = null, "
                                    + "next_try_at = common.kring_now() where recipient_id = :who and (state = 'PENDING' and last_error = :waits "
                                    + "or state = 'BOUNCED' and created_at > :since and template not like 'alert%' and template <> :trial)")
                    .param("who", mail.account().value())
                    .param("waits", WAITS)
                    .param("since", Timestamp.from(clock.instant().minus(WORTH_WAITING)))
                    .param("trial", TRIAL)
                    .update();
        } else {
            goesByText(mail.account());
        }
    }

    /** Mail to somebody came back, and she has a number: what was asked goes there instead of not at all. */
    private void goesByText(AccountId account) {
        jdbc.sql("update common.delivery d set state = 'PENDING', sent_at = null, tries = 0, last_error = null, "
                        + "next_try_at = common.kring_now() where recipient_id = :who and channel = 'EMAIL' "
                        + "and (template like 'task%' or template like 'alert%') and (state = 'PENDING' and last_error = :waits "
                        + "or state = 'BOUNCED' and created_at > :since) and exists (select 1 from common.channel c "
                        + "where c.account_id = :who and c.kind = 'SMS' and c.verified_at is not null and c.messages is not false) "
                        + "and not exists (select 1 from common.delivery s where s.dedupe_key = d.dedupe_key || :beside "
                        + "and s.state in ('PENDING', 'SENT'))")
                .param("who", account.value())
                .param("waits", WAITS)
                .param("since", Timestamp.from(clock.instant().minus(STILL_ASKED)))
                .param("beside", Dispatcher.BESIDE)
                .update();
    }

    /** A number was proven: what waited for a mailbox need not wait. */
    @EventListener
    void on(NumberProven proven) {
        goesByText(proven.account());
    }

    /** Whoever reads at the address of before hears that another took its place, if that did work after all. */
    @EventListener
    void on(AddressReplaced replaced) {
        notify.send(new OutsideMessage(
                replaced.before(),
                replaced.firstName(),
                "addressReplaced",
                List.of(replaced.firstName()),
                "/mail-kwijt",
                Ids.next()));
    }

    /** The server at the other end did not take it at all. */
    void atOnce(UUID delivery, NotTaken refused) {
        transaction.executeWithoutResult(_ -> sent(returns.token(delivery, refused.address()))
                .ifPresentOrElse(
                        sent -> cameBack(sent, refused.address(), refused.why()),
                        () -> marked(delivery, refused.why())));
    }

    /** Whether a mail came by a return address. If it says that ours came back it is believed of that one mail and its one mailbox only. */
    boolean takes(ReceivedMail mail) {
        return mail.cameBy().stream()
                .flatMap(to -> returns.in(to).stream())
                .distinct()
                .limit(3)
                .flatMap(token -> Optional.ofNullable(transaction.execute(_ -> sent(token))).flatMap(it -> it).stream())
                .findFirst()
                .map(sent -> {
                    heard(sent, mail);
                    return true;
                })
                .orElse(false);
    }

    private void heard(Sent sent, ReceivedMail mail) {
        var report = mail.reports().stream()
                .filter(one -> ofUs(one, sent).isPresent())
                .max(Comparator.comparing(DeliveryReport::gaveUp).thenComparing(DeliveryReport::permanent));
        if (report.isEmpty() || sent.made().isBefore(clock.instant().minus(COMES_BACK_WITHIN))) {
            LOG.info("a mail to a return address was left alone: it reports nothing of it, or too late");
            return;
        }
        transaction.executeWithoutResult(_ -> report.ifPresent(one -> {
            if (one.gaveUp()) {
                cameBack(sent, ofUs(one, sent).orElseThrow().value(), one.why());
            } else {
                putOff(sent);
            }
        }));
    }

    private Optional<EmailAddress> ofUs(DeliveryReport report, Sent sent) {
        return report.to().stream()
                .filter(to -> Arrays.equals(returns.hash(to.value()), sent.address()))
                .findFirst();
    }

    private Optional<Sent> sent(String token) {
        return jdbc.sql(
                        "select token_hash, delivery_id, address_hash, made_at from common.mail_out where token_hash = ?")
                .param(Secrets.hash(token))
                .query((row, _) -> new Sent(
                        row.getBytes(1),
                        row.getObject(2, UUID.class),
                        row.getBytes(3),
                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    private void putOff(Sent sent) {
        jdbc.sql(
                        "update common.mail_out set put_off_at = common.kring_now() where token_hash = ? and came_back_at is null")
                .param(sent.token())
                .update();
    }

    private void cameBack(Sent sent, String address, WhyBack why) {
        var first = jdbc.sql(
                                "update common.mail_out set came_back_at = common.kring_now(), why = ?, "
                                        + "left_at = coalesce(left_at, common.kring_now()) where token_hash = ? and came_back_at is null")
                        .param(why.name())
                        .param(sent.token())
                        .update()
                == 1;
        if (first) {
            marked(sent.delivery(), why);
            if (why.isOfTheAddress()) {
                addresses.cameBack(new EmailAddress(address), sent.made(), why);
            }
        }
    }

    private void marked(UUID delivery, WhyBack why) {
        jdbc.sql(
                        "update common.delivery set state = 'BOUNCED', last_error = ? where id = ? and state in ('SENT', 'PENDING') "
                                + "returning template, subject_id, recipient_id, told_on_device_at is not null "
                                + "or exists (select 1 from common.delivery b where b.dedupe_key = delivery.dedupe_key || '"
                                + Dispatcher.BESIDE
                                + "' and b.state = 'SENT')")
                .param(why.name())
                .param(delivery)
                .query((row, _) -> new DeliveryMarked(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        Optional.ofNullable(row.getObject(3, UUID.class)).map(AccountId::new),
                        row.getBoolean(4) ? DeliveryMarked.Became.BACK_FROM_ONE : DeliveryMarked.Became.BACK))
                .list()
                .forEach(events::publishEvent);
    }
}
