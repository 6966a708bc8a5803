package nl.kring.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.IdentityEvent.SignedOutEverywhere;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who people are to each other: a name and a face. The database shows only those near the asker. */
@Service
@Transactional
public class AccountService {
    private static final String SMS = "SMS";

    private final AccountRepository accounts;
    private final Numbers numbers;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccountService(
            AccountRepository accounts,
            Numbers numbers,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The people with these ids whom the asker may know of. */
    @Transactional(readOnly = true)
    public Map<AccountId, PersonView> people(Collection<AccountId> ids) {
        var me = Acting.person().map(Acting.Person::personId);
        return numbers
                .prepared(
                        accounts.findAllById(ids.stream().map(AccountId::value).collect(Collectors.toSet())))
                .stream()
                .map(account ->
                        account.seenBy(me.filter(account.id().value()::equals).isPresent(), numbers::of))
                .collect(Collectors.toMap(PersonView::id, Function.identity()));
    }

    /** The first names of those of them whom the asker may know of, and nothing else: asked before every act. */
    @Transactional(readOnly = true)
    public Map<AccountId, String> firstNames(Collection<AccountId> ids) {
        return jdbc
                .sql("select id, first_name from common.account where id = any (?)")
                .param(ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(new AccountId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether somebody is called so, without saying how: written otherwise counts, and who has no surname here is called anything. */
    @Transactional(readOnly = true)
    public boolean isCalled(AccountId id, String surname) {
        return accounts.findById(id.value())
                .filter(account -> account.isCalled(surname))
                .isPresent();
    }

    /** The whole name of somebody, for a caller who asked whether the person signed in may speak for that one. */
    @Transactional(readOnly = true)
    public String fullName(AccountId id) {
        return accounts.findById(id.value()).map(Account::fullName).orElseThrow(NotFound::new);
    }

    /** Who does something for a municipality, by name; the database shows them to colleagues and jobs only. */
    @Transactional(readOnly = true)
    public List<PersonView> staff(TenantId tenant, StaffRole role) {
        return accounts.findByTenantIdAndStaffRoleOrderByFirstName(tenant.value(), role).stream()
                .map(account -> account.seenBy(false, numbers::of))
                .toList();
    }

    /** The person signed in, with role and municipality as the account has them now. */
    @Transactional(readOnly = true)
    public SignedIn current() {
        return own().signedIn();
    }

    /** The person signed in. */
    @Transactional(readOnly = true)
    public PersonView me() {
        return own().seenBy(true, numbers::of);
    }

    /** The language the person signed in chose; none of who was forgotten since. */
    @Transactional(readOnly = true)
    public Optional<Locale> myLanguage() {
        return mine().map(Account::language).map(Locale::of);
    }

    /** Remembers the language of the person signed in. */
    public void speak(Locale language) {
        own().speak(language.getLanguage());
    }

    /** Whether the person signed in wants one thing at a time (R-C22); not who was forgotten since. */
    @Transactional(readOnly = true)
    public boolean wantsCalm() {
        return mine().filter(Account::calm).isPresent();
    }

    /** One thing at a time from now on, or not any more, on every device of the person signed in. */
    public void wantCalm(boolean wanted) {
        own().calm(wanted);
    }

    private Account own() {
        return mine().orElseThrow(NotFound::new);
    }

    private Optional<Account> mine() {
        return accounts.findById(Acting.person().orElseThrow(NotFound::new).personId());
    }

    /** Makes an account, as a job. One with a mail address can sign in by it. */
    public AccountId create(NewAccount given) {
        Acting.requireJob();
        var account = accounts.saveAndFlush(numbers.sealed(new Account(given), given.phone()));
        given.email().ifPresent(email -> {
            account.claim(clock.instant());
            addChannel(account.id(), "EMAIL", email.value());
        });
        return account.id();
    }

    /** Makes an account for somebody whose mailbox was proven just now, as a job. */
    public AccountId createProven(NewAccount given, EmailAddress proven, boolean messages) {
        Acting.requireJob();
        var account = accounts.saveAndFlush(numbers.sealed(new Account(given), given.phone()));
        claim(account, proven, Optional.of(messages));
        return account.id();
    }

    /** An account that somebody else made becomes its person's own, by a mailbox that was proven just now; as a job. */
    public void claim(AccountId id, EmailAddress proven) {
        Acting.requireJob();
        claim(accounts.findById(id.value()).orElseThrow(NotFound::new), proven, Optional.empty());
    }

    private void claim(Account account, EmailAddress proven, Optional<Boolean> messages) {
        account.claim(clock.instant());
        accounts.saveAndFlush(account); // what follows in this transaction may change the row by hand
        jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at, messages) "
                        + "values (?, ?, 'EMAIL', ?, common.kring_now(), ?) on conflict (account_id, kind, address) "
                        + "do update set verified_at = excluded.verified_at, messages = excluded.messages, "
                        + "bounced_at = null, bounced_why = null")
                .param(Ids.next())
                .param(account.id().value())
                .param(proven.value())
                .param(messages.orElse(null))
                .update();
    }

    /** The person signed in says whether messages may come by mail. */
    public void iWantMessages(boolean yes) {
        jdbc.sql("update common.channel set messages = ? where account_id = ? and kind = 'EMAIL'")
                .param(yes)
                .param(own().id().value())
                .update();
    }

    /** The address at which a person proved to read mail, for a job. */
    @Transactional(readOnly = true)
    public Optional<EmailAddress> provenAddress(AccountId id) {
        Acting.requireJob();
        return jdbc.sql("select address from common.channel where account_id = ? and kind = 'EMAIL' "
                        + "and verified_at is not null order by id limit 1")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    /** Whether a person proved to read mail at an address, for a job. */
    @Transactional(readOnly = true)
    public boolean readsMailAt(AccountId id, EmailAddress address) {
        Acting.requireJob();
        return jdbc.sql("select exists (select 1 from common.channel where account_id = ? and kind = 'EMAIL' "
                        + "and address = ? and verified_at is not null)")
                .param(id.value())
                .param(address.value())
                .query(Boolean.class)
                .single();
    }

    /** The address that somebody else gave for a person who did not come in yet, for a job. */
    @Transactional(readOnly = true)
    public Optional<EmailAddress> unclaimedAddress(AccountId id) {
        Acting.requireJob();
        return jdbc.sql("select c.address from common.channel c join common.account a on a.id = c.account_id "
                        + "where a.id = ? and a.claimed_at is null and c.kind = 'EMAIL' order by c.id limit 1")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    /** Whether two people read mail at one address, for a job that asks somebody else than the first. */
    @Transactional(readOnly = true)
    public boolean shareMailbox(AccountId one, AccountId other) {
        Acting.requireJob();
        return jdbc.sql("select exists (select 1 from common.channel a join common.channel b on a.address = b.address "
                        + "and a.kind = b.kind where a.account_id = ? and b.account_id = ? "
                        + "and a.verified_at is not null and b.verified_at is not null)")
                .param(one.value())
                .param(other.value())
                .query(Boolean.class)
                .single();
    }

    /** Forgets a person of whom nothing is kept anywhere else, as a job. */
    public void forget(AccountId id) {
        Acting.requireJob();
        forgetWays(id);
        jdbc.sql("update common.account set claimed_at = null, version = version + 1 where id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.account where id = ?").param(id.value()).update();
        events.publishEvent(new SignedOutEverywhere(id));
    }

    private void forgetWays(AccountId id) {
        numbers.destroy(id);
        jdbc.sql(
                        "update common.oidc_identity set ended_at = clock_timestamp() where account_id = ? and ended_at is null")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.device_token where account_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.passkey where account_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.recovery where account_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.mail_out where account_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.address_proof where account_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from common.channel where account_id = ?")
                .param(id.value())
                .update();
    }

    /** Somebody was asked whether she still uses her account; as a job. */
    public void askedWhetherUnused(AccountId id) {
        Acting.requireJob();
        jdbc.sql("update common.account set unused_asked_at = common.kring_now() where id = ?")
                .param(id.value())
                .update();
    }

    /** Forgets who somebody is; what others hold on to, such as what she wrote for them, points to nobody then. As a job. */
    public void forgetName(AccountId id) {
        Acting.requireJob();
        forgetWays(id);
        jdbc.sql(
                        "update common.account set first_name = '–', surname = null, face = null, phone = null, phone_sealed = null, phone_shared = false, "
                                + "claimed_at = null, forgotten_at = common.kring_now(), version = version + 1 where id = ?")
                .param(id.value())
                .update();
        events.publishEvent(new SignedOutEverywhere(id));
    }

    /** A number that somebody else typed is this person's own from now on, and nobody reads it; for a job. */
    public void keepNumber(AccountId id) {
        Acting.requireJob();
        jdbc.sql("update common.account set phone_shared = false, version = version + 1 where id = ? and phone_shared")
                .param(id.value())
                .update();
    }

    /** Reaches somebody without mail by text message from now on, as a job. */
    public void reachBySms(AccountId account, String number) {
        Acting.requireJob();
        addChannel(
                account,
                SMS,
                PhoneNumber.of(number).map(PhoneNumber::value).orElseThrow(() -> new Refused("identity.number")));
    }

    /** Whose proven number this is, as a job: one person's, or nobody's where it is of two. */
    @Transactional(readOnly = true)
    public Optional<Texter> whoseNumber(PhoneNumber number) {
        Acting.requireJob();
        return Optional.of(jdbc.sql("select a.id, a.first_name, a.language from common.account a "
                                + "where exists (select 1 from common.channel c where c.account_id = a.id "
                                + "and c.kind = 'SMS' and c.address = ? and c.verified_at is not null)")
                        .param(number.value())
                        .query((row, _) -> new Texter(
                                new AccountId(row.getObject(1, UUID.class)),
                                new Recipient(row.getString(2), number.value(), Locale.of(row.getString(3)), true)))
                        .list())
                .filter(who -> who.size() == 1)
                .map(List::getFirst);
    }

    /** STOP and START (R-C7): whether text messages come, as a job. False if that was so already. */
    public boolean wantsSms(AccountId id, boolean yes) {
        Acting.requireJob();
        return jdbc.sql("update common.channel set messages = :yes where account_id = :id and kind = 'SMS' "
                                + "and coalesce(messages, true) <> :yes")
                        .param("yes", yes)
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Makes an account for somebody who knows nothing of it yet, as a job; its addresses let nobody in until they are verified. */
    public AccountId createUnclaimed(NewAccount given, Collection<EmailAddress> addresses) {
        Acting.requireJob();
        var account = accounts.saveAndFlush(numbers.sealed(new Account(given), given.phone()))
                .id();
        addresses.forEach(address -> jdbc.sql(
                        "insert into common.channel (id, account_id, kind, address) values (?, ?, 'EMAIL', ?)")
                .param(Ids.next())
                .param(account.value())
                .param(address.value())
                .update());
        return account;
    }

    private void addChannel(AccountId account, String kind, String address) {
        jdbc.sql(
                        "insert into common.channel (id, account_id, kind, address, verified_at) values (?, ?, ?, ?, common.kring_now())")
                .param(Ids.next())
                .param(account.value())
                .param(kind)
                .param(address)
                .update();
    }

    /** Where a person is reached, by mail if that is possible, for a job that sends. Who said no to messages is not reached. */
    @Transactional(readOnly = true)
    public Optional<Recipient> recipient(AccountId id) {
        Acting.requireJob();
        return jdbc.sql("select a.first_name, a.language, c.address, c.kind from common.account a "
                        + "join common.channel c on c.account_id = a.id and c.verified_at is not null and c.messages is not false where a.id = ? "
                        + "order by c.kind, c.bounced_at is not null, c.id limit 1")
                .param(id.value())
                .query((row, _) -> new Recipient(
                        row.getString(1),
                        row.getString(3),
                        Locale.of(row.getString(2)),
                        row.getString(4).equals(SMS)))
                .optional();
    }

    /** The initials of somebody, as a job says them to who may not know the name. */
    @Transactional(readOnly = true)
    public String initials(AccountId id) {
        Acting.requireJob();
        return accounts.findById(id.value()).map(Account::initials).orElse("");
    }

    /** In which language, and by what name, whoever reads mail at an address is written to. */
    @Transactional(readOnly = true)
    public Recipient recipient(String address) {
        Acting.requireJob();
        return jdbc
                .sql(
                        "select a.first_name, a.language from common.account a join common.channel c on c.account_id = a.id "
                                + "where c.kind = 'EMAIL' and c.verified_at is not null and c.address = ? order by a.created_at")
                .param(address)
                .query((row, _) -> new Recipient(row.getString(1), address, Locale.of(row.getString(2)), false))
                .list()
                .stream()
                .reduce((first, second) ->
                        new Recipient(first.firstName() + ", " + second.firstName(), address, first.language(), false))
                .orElseThrow(NotFound::new);
    }

    /** Somebody signed in, made of an account, for a job that lets people in. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> principal(AccountId id) {
        Acting.requireJob();
        return accounts.findById(id.value()).map(Account::signedIn);
    }
}
