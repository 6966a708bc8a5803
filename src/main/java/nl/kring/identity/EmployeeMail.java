package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The link by which somebody begins to work under an organisation's name. */
@Component
class EmployeeMail implements SecretMail {
    static final String TEMPLATE = "employee";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EmployeeMail(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID invitation) {
        var token = Secrets.token();
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql(
                                "update common.organisation_invitation i set token_hash = ? from common.organisation o, common.account a "
                                        + "where i.id = ? and o.id = i.organisation_id and a.id = i.invited_by and o.verified_at is not null "
                                        + "and i.accepted_at is null and i.cancelled_at is null and i.expires_at > clock_timestamp() "
                                        + "returning i.first_name, i.address, a.first_name, o.name")
                        .param(Secrets.hash(token))
                        .param(invitation)
                        .query((row, _) -> new Minted(
                                new Recipient(row.getString(1), row.getString(2), language(row.getString(2)), false),
                                List.of(row.getString(3), row.getString(4)),
                                "/medewerker?link=" + token))
                        .optional()))
                .flatMap(minted -> minted);
    }

    private Locale language(String address) {
        return jdbc.sql("select a.language from common.account a join common.channel c on c.account_id = a.id "
                        + "where c.kind = 'EMAIL' and c.address = ? order by a.created_at limit 1")
                .param(address)
                .query(String.class)
                .optional()
                .map(Locale::of)
                .orElse(Texts.LANGUAGES.getFirst());
    }
}
