package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the old address that another is to come in its place, with the one button that stops it. */
@Component
class RecoveryNotice implements SecretMail {
    static final String TEMPLATE = "recoveryNotice";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccountService accounts;

    RecoveryNotice(JdbcClient jdbc, TransactionTemplate transaction, AccountService accounts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        var token = Secrets.token();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql(
                                "update common.recovery set stop_hash = ? where id = ? and stopped_at is null and done_at is null "
                                        + "returning account_id")
                        .param(Secrets.hash(token))
                        .param(id)
                        .query(UUID.class)
                        .optional()
                        .flatMap(account -> accounts.recipient(new AccountId(account)))
                        .map(old -> new Minted(old, List.of(old.firstName()), "/mail-kwijt?stop=" + token))))
                .flatMap(minted -> minted);
    }
}
