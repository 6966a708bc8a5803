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
    private static final int WRONG_CODES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final ApplicationEventPublisher events;

    AddressProofs(
            JdbcClient jdbc, TransactionTemplate transaction, RateLimits limits, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.events = events;
    }

    /** Sends six digits, unless too many were asked for; nobody can tell. */
    void ask(EmailAddress address, String name, Locale language, String browser, String remote) {
        Acting.requireJob();
        if (!limits.allow("prove-ip:" + remote, 10, 1) || !limits.allow("prove:" + address.value(), 5, 10)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var id = Ids.next();
            jdbc.sql(
                            "insert into common.address_proof (id, address, name, language, browser_hash) values (?, ?, ?, ?, ?)")
                    .param(id)
                    .param(address.value())
                    .param(name)
                    .param(language.getLanguage())
                    .param(Secrets.hash(browser))
                    .update();
            events.publishEvent(new SecretMailAsked(TEMPLATE, id));
        });
    }

    /** Whether so many digits may be tried from there. */
    boolean mayTry(String remote) {
        return limits.allow("prove-code-ip:" + remote, 10, 1);
    }

    /** The address that the digits prove, once, in the browser that asked; a wrong one counts. Its caller opened the transaction. */
    Optional<EmailAddress> proven(String code, String browser) {
        Acting.requireJob();
        var open = jdbc.sql(
                        "select id from common.address_proof where browser_hash = ? and used_at is null "
                                + "and expires_at > clock_timestamp() and wrong_codes < ? order by asked_at desc limit 1 for update")
                .param(Secrets.hash(browser))
                .param(WRONG_CODES)
                .query(UUID.class)
                .optional();
        var address = open.flatMap(id -> jdbc.sql("update common.address_proof set used_at = clock_timestamp() "
                        + "where id = ? and code_hash = ? returning address")
                .param(id)
                .param(Secrets.hash(code.replaceAll("\\D", "") + id))
                .query(String.class)
                .optional());
        if (address.isEmpty()) {
            open.ifPresent(id -> jdbc.sql("update common.address_proof set wrong_codes = wrong_codes + 1 where id = ?")
                    .param(id)
                    .update());
        }
        return address.map(EmailAddress::new);
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        var code = Secrets.code();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql("update common.address_proof set code_hash = ? "
                                + "where id = ? and used_at is null and expires_at > clock_timestamp() "
                                + "returning name, address, language")
                        .param(Secrets.hash(code + id))
                        .param(id)
                        .query((row, _) -> new Minted(
                                new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), false),
                                List.of(code),
                                ""))
                        .optional()))
                .flatMap(minted -> minted);
    }
}
