package nl.kring.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.MailArrives;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After 48 hours that nobody used to stop it the new address takes the place of the old, and every device is out. */
@Component
class RecoveriesDue implements DueWork, SecretMail {
    private static final String TEMPLATE = "recoveryDone";
    private static final String TAKE = """
            update common.recovery set done_at = common.kring_now() where id = (select id from common.recovery
                where due_at <= (select common.kring_now()) and stopped_at is null and done_at is null
                order by due_at limit 1 for update skip locked)
            returning id, account_id, address
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Devices devices;
    private final ApplicationEventPublisher events;

    RecoveriesDue(JdbcClient jdbc, TransactionTemplate transaction, Devices devices, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.devices = devices;
        this.events = events;
    }

    private record Due(UUID id, AccountId account, String address) {}

    @Override
    public String name() {
        return "recoveries";
    }

    @Override
    public void doWhatIsDue() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(
                    transaction.execute(_ -> take().map(this::change).isPresent()));
        }
    }

    private Optional<Due> take() {
        return jdbc.sql(TAKE)
                .query((row, _) -> new Due(
                        row.getObject(1, UUID.class), new AccountId(row.getObject(2, UUID.class)), row.getString(3)))
                .optional();
    }

    private Due change(Due due) {
        var messages = messages(due.account());
        jdbc.sql("delete from common.channel where account_id = ? and kind = 'EMAIL'")
                .param(due.account().value())
                .update();
        jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at, messages) "
                        + "values (?, ?, 'EMAIL', ?, common.kring_now(), ?)")
                .param(Ids.next())
                .param(due.account().value())
                .param(due.address())
                .param(messages.orElse(null))
                .update();
        devices.endAll(due.account());
        events.publishEvent(new MailArrives(due.account(), true));
        events.publishEvent(new SecretMailAsked(TEMPLATE, due.id()));
        return due;
    }

    /** Who said no to messages, or yes, said it of mail, not of one address. */
    private Optional<Boolean> messages(AccountId account) {
        return jdbc.sql("select bool_and(messages) from common.channel where account_id = ? and kind = 'EMAIL'")
                .param(account.value())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Boolean.class)))
                .single();
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    /** No secret: only that one can come in again. */
    @Override
    public Optional<Minted> mint(UUID id) {
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql(
                                "select a.first_name, r.address, r.language from common.recovery r "
                                        + "join common.account a on a.id = r.account_id where r.id = ?")
                        .param(id)
                        .query((row, _) -> new Minted(
                                new Recipient(row.getString(1), row.getString(2), Locale.of(row.getString(3)), false),
                                List.of(row.getString(1)),
                                "/inloggen"))
                        .optional()))
                .flatMap(minted -> minted);
    }
}
