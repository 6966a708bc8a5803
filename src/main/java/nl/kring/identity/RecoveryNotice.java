package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the old address that another is to come in its place, with the one button that stops it; also who wants no messages. */
@Component
class RecoveryNotice implements SecretMail {
    private static final String MINT = """
            with recovery as (update common.recovery set stop_hash = ? where id = ? and stopped_at is null and done_at is null
                returning account_id)
            select a.first_name, h.address, a.language from recovery r join common.account a on a.id = r.account_id
            join common.channel h on h.account_id = a.id and h.kind = 'EMAIL' and h.verified_at is not null
            order by h.id limit 1
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RecoveryNotice(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String template() {
        return RecoveryService.NOTICE;
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        var token = Secrets.token();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql(MINT)
                        .param(Secrets.hash(token))
                        .param(id)
                        .query((row, _) ->
                                new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), false))
                        .optional()))
                .flatMap(found -> found)
                .map(old -> new Minted(old, List.of(old.firstName()), "/mail-kwijt?stop=" + token));
    }
}
