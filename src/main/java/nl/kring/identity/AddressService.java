package nl.kring.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.IdentityEvent.AddressReplaced;
import nl.kring.identity.IdentityEvent.MailArrives;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether mail arrives at somebody's address, and the way to mend it: six digits from the address that is to be used, and it is so (decision 077). */
@Service
@Transactional
public class AddressService {
    private static final int A_DAY = 1440;
    private static final int MOST_A_DAY = 10;

    private final JdbcClient jdbc;
    private final AddressProofs proofs;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;

    AddressService(JdbcClient jdbc, AddressProofs proofs, RateLimits limits, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.limits = limits;
        this.events = events;
    }

    /** What came of the digits. */
    public enum Mended {
        YES,
        WRONG_CODE,
        TOO_MANY
    }

    /** The own address, if mail to it comes back. PostgreSQL shows a person only the own one. */
    @Transactional(readOnly = true)
    public Optional<OwnAddress> mine() {
        var me = Acting.person().orElseThrow(NotFound::new).personId();
        return found(me);
    }

    private Optional<OwnAddress> found(UUID person) {
        return jdbc.sql("select address, bounced_at, bounced_why from common.channel where account_id = ? "
                        + "and kind = 'EMAIL' and bounced_at is not null order by id limit 1")
                .param(person)
                .query((row, _) -> new OwnAddress(
                        new EmailAddress(row.getString(1)).masked(),
                        row.getTimestamp(2).toInstant(),
                        WhyBack.valueOf(row.getString(3))))
                .optional();
    }

    /** Who of these gets no mail, because it comes back; for a job that was asked by who may know. */
    @Transactional(readOnly = true)
    public Set<AccountId> unreached(Collection<AccountId> people) {
        Acting.requireJob();
        return jdbc
                .sql("select distinct account_id from common.channel where account_id = any (?) and kind = 'EMAIL' "
                        + "and bounced_at is not null")
                .param(people.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    /** Mail that was made at that moment came back: whoever reads at this address, and did not prove it since, has to mend it. As a job. */
    public void cameBack(EmailAddress address, Instant made, WhyBack why) {
        Acting.requireJob();
        jdbc.sql(
                        "update common.channel set bounced_at = common.kring_now(), bounced_why = ? where kind = 'EMAIL' and address = ? "
                                + "and verified_at < ? and bounced_at is null returning account_id")
                .param(why.name())
                .param(address.value())
                .param(Timestamp.from(made))
                .query(UUID.class)
                .list()
                .forEach(account -> events.publishEvent(new MailArrives(new AccountId(account), false)));
    }

    /** Somebody showed a moment ago to read mail there, in the transaction of a job. */
    void works(String address) {
        jdbc.sql("update common.channel set bounced_at = null, bounced_why = null, verified_at = common.kring_now() "
                        + "where kind = 'EMAIL' and address = ? and bounced_at is not null returning account_id")
                .param(address)
                .query(UUID.class)
                .list()
                .forEach(account -> events.publishEvent(new MailArrives(new AccountId(account), true)));
    }

    /** Sends six digits to where this person wants mail from now on, as a job; empty when it was asked too often, or nothing is to be mended. */
    public Optional<UUID> askCode(
            AccountId person, EmailAddress address, String name, Locale language, String browser, String remote) {
        Acting.requireJob();
        return found(person.value()).isPresent() && limits.allow("own-address:" + person.value(), MOST_A_DAY, A_DAY)
                ? proofs.ask(address, name, language, browser, remote)
                : Optional.empty();
    }

    /** Whether the mail with the digits waits, because it could not leave yet; as a job. */
    public boolean mailWaits(UUID code) {
        return proofs.mailWaits(code);
    }

    /** Takes the digits, as a job: what they prove takes the place of what does not work, and what waited goes. */
    public Mended mend(AccountId person, String code, String browser, String remote) {
        Acting.requireJob();
        if (!proofs.mayTry(remote)) {
            return Mended.TOO_MANY;
        }
        var proven = proofs.proven(code, browser);
        proven.ifPresent(address -> mend(person, address));
        return proven.isPresent() ? Mended.YES : Mended.WRONG_CODE;
    }

    private void mend(AccountId person, EmailAddress proven) {
        var gone = jdbc.sql(
                        "delete from common.channel c using common.account a where a.id = c.account_id and account_id = ? "
                                + "and kind = 'EMAIL' and bounced_at is not null and address <> ? returning messages, address, first_name")
                .param(person.value())
                .param(proven.value())
                .query((row, _) -> new Gone(
                        Optional.ofNullable(row.getObject(1, Boolean.class)),
                        new AddressReplaced(new EmailAddress(row.getString(2)), row.getString(3))))
                .list();
        works(proven.value());
        if (!gone.isEmpty()) {
            jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at, messages) "
                            + "values (?, ?, 'EMAIL', ?, common.kring_now(), ?) on conflict (account_id, kind, address) "
                            + "do update set verified_at = excluded.verified_at")
                    .param(Ids.next())
                    .param(person.value())
                    .param(proven.value())
                    .param(gone.getFirst().messages().orElse(null))
                    .update();
            gone.forEach(one -> events.publishEvent(one.replaced()));
            events.publishEvent(new MailArrives(person, true));
        }
    }

    private record Gone(Optional<Boolean> messages, AddressReplaced replaced) {}
}
