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

/** Proves by six digits that somebody reads mail at an address that Kring need not know; always as a job. */
@Component
class AddressProofs implements SecretMail {
    private static final String TEMPLATE = "prove";
    static final String TABLE = "common.address_proof";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;
    private final WaitingMail mail;

    AddressProofs(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits limits,
            ApplicationEventPublisher events,
            WaitingMail mail) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.events = events;
        this.mail = mail;
    }

    /** Sends six digits, whether somebody has that address or not; empty when it was asked too often. */
    Optional<UUID> ask(EmailAddress address, String name, Locale language, String browser, String remote) {
        Acting.requireJob();
        var from = Secrets.ofBrowser(browser);
        if (!limits.allowMail("prove", address, from, remote)) {
            return Optional.empty();
        }
        return Optional.ofNullable(transaction.execute(_ -> {
            var id = Ids.next();
            jdbc.sql(
                            "insert into common.address_proof (id, address, name, language, browser_hash) values (?, ?, ?, ?, ?)")
                    .param(id)
                    .param(address.value())
                    .param(name)
                    .param(language.getLanguage())
                    .param(from)
                    .update();
            events.publishEvent(new SecretMailAsked(TEMPLATE, id));
            return id;
        }));
    }

    /** Whether the mail with the digits waits, because it could not leave yet. */
    boolean mailWaits(UUID proof) {
        return mail.waits(proof);
    }

    /** Whether so many digits may be tried from there. */
    boolean mayTry(String remote) {
        return limits.allow("prove-code-ip:" + remote, 10, 1);
    }

    /** The address that the digits prove, once, in the browser that asked; a wrong one counts. Its caller opened the transaction. */
    Optional<EmailAddress> proven(String code, String browser) {
        Acting.requireJob();
        return MailedDigits.take(jdbc, TABLE, "account_id is null", code, browser)
                .map(taken -> new EmailAddress(taken.address()));
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        var code = Secrets.code();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql("update common.address_proof set code_hash = ?, "
                                + MailedDigits.VALID + " where id = ? and " + MailedDigits.MAY_LEAVE
                                + " returning name, address, language")
                        .param(MailedDigits.hash(code, id))
                        .param(id)
                        .query((row, _) -> new Minted(
                                new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), false),
                                List.of(code),
                                ""))
                        .optional()))
                .flatMap(minted -> minted);
    }
}
