package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves by six digits that somebody holds a telephone, as {@link AddressProofs} does of a mailbox; always as a job. A text message costs money, so few go. */
@Component
class NumberProofs implements SecretMail {
    private static final String TEMPLATE = "proveNumber";
    private static final int A_DAY = 1440;
    private static final int MOST_A_DAY = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;
    private final WaitingMail waiting;

    NumberProofs(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits limits,
            ApplicationEventPublisher events,
            WaitingMail waiting) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.events = events;
        this.waiting = waiting;
    }

    /** Sends six digits, whoever has that number; empty when one went a minute ago, or five this day. */
    Optional<UUID> ask(AccountId person, PhoneNumber number, String name, Locale language, String browser) {
        Acting.requireJob();
        var from = Secrets.ofBrowser(browser);
        Optional<UUID> asked = transaction.execute(_ -> mayAsk(person, number)
                ? Optional.of(write(person, number, name, language, from))
                : Optional.<UUID>empty());
        return asked == null ? Optional.empty() : asked;
    }

    /** One after the other for one person: two taps at a time are one. */
    private boolean mayAsk(AccountId person, PhoneNumber number) {
        jdbc.sql("select id from common.account where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .single();
        var justAsked = jdbc.sql("select exists (select 1 from common.address_proof where account_id = ? "
                        + "and asked_at > clock_timestamp() - interval '60 seconds')")
                .param(person.value())
                .query(Boolean.class)
                .single();
        return !justAsked
                && limits.allow("number-of:" + person.value(), MOST_A_DAY, A_DAY)
                && limits.allow("number:" + number.value(), MOST_A_DAY, A_DAY);
    }

    private UUID write(AccountId person, PhoneNumber number, String name, Locale language, byte[] browser) {
        var id = Ids.next();
        jdbc.sql(
                        "insert into common.address_proof (id, account_id, address, name, language, browser_hash) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(person.value())
                .param(number.value())
                .param(name)
                .param(language.getLanguage())
                .param(browser)
                .update();
        events.publishEvent(new SecretMailAsked(TEMPLATE, id));
        return id;
    }

    /** Whether the message with the digits waits, because it could not leave yet. */
    boolean waits(UUID proof) {
        return waiting.waits(proof);
    }

    /** Whether so many digits may be tried from there. */
    boolean mayTry(String remote) {
        return limits.allow("prove-code-ip:" + remote, 10, 1);
    }

    /** The number that the digits prove to be this person's, once, in the browser that asked; a wrong one counts. Its caller opened the transaction. */
    Optional<PhoneNumber> proven(AccountId person, String code, String browser) {
        Acting.requireJob();
        return MailedDigits.take(jdbc, AddressProofs.TABLE, "account_id = '" + person.value() + "'", code, browser)
                .map(taken -> new PhoneNumber(taken.address()));
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public boolean sms() {
        return true;
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        var code = Secrets.code();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql("update common.address_proof set code_hash = ?, "
                                + MailedDigits.VALID + " where id = ? and account_id is not null and "
                                + MailedDigits.MAY_LEAVE + " returning name, address, language")
                        .param(MailedDigits.hash(code, id))
                        .param(id)
                        .query((row, _) -> new Minted(
                                new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), true),
                                List.of(code),
                                ""))
                        .optional()))
                .flatMap(minted -> minted);
    }
}
