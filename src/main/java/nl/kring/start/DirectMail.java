package nl.kring.start;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Recipient;
import nl.kring.identity.SecretMail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail of a start together: who gives it, and no reason (R-A5). Its secret is minted when it leaves. */
@Component
class DirectMail implements SecretMail {
    static final String TEMPLATE = "direct";

    private final Directs directs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DirectMail(Directs directs, JdbcClient jdbc, TransactionTemplate transaction) {
        this.directs = directs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static String path(String secret, Locale language) {
        return "/start/" + secret + "?taal=" + language.getLanguage();
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID start) {
        return Optional.ofNullable(transaction.execute(_ -> directs.sealed(start)
                        .flatMap(who -> directs.mint(start, true).map(secret -> letter(start, who, secret)))))
                .flatMap(found -> found);
    }

    private Minted letter(UUID start, Sealed who, String secret) {
        return jdbc.sql(
                        "select a.first_name, o.name from circle.direct_start d join common.account a on a.id = d.issuer_id "
                                + "join common.organisation o on o.id = d.organisation_id where d.id = ?")
                .param(start)
                .query((row, _) -> new Minted(
                        new Recipient(who.firstName(), who.address().value(), who.language(), false),
                        List.of(who.firstName(), row.getString(1), row.getString(2)),
                        path(secret, who.language())))
                .single();
    }
}
