package nl.kring.identity;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.EmployeeLeft;
import nl.kring.identity.IdentityEvent.SignedOutEverywhere;
import nl.kring.identity.IdentityEvent.StaffChanged;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who left an organisation is out everywhere within a second (R-B6): devices, sessions, and what other modules hang on the work. */
@Component
class EmployeesLeft implements DueWork {
    private static final String TAKE = """
            update common.organisation_membership m set followed_up_at = common.kring_now() from common.organisation o
            where o.id = m.organisation_id and m.id = (select id from common.organisation_membership
                where active_until is not null and followed_up_at is null order by active_until limit 1 for update skip locked)
            returning o.id, o.name, m.account_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final OidcProviders providers;

    EmployeesLeft(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            OidcProviders providers) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "employees-left";
    }

    @Override
    public void doWhatIsDue() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(
                    transaction.execute(_ -> take().map(this::followUp).isPresent()));
        }
    }

    private Optional<EmployeeLeft> take() {
        return jdbc.sql(TAKE)
                .query((row, _) -> new EmployeeLeft(
                        new OrganisationId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new AccountId(row.getObject(3, UUID.class))))
                .optional();
    }

    private EmployeeLeft followUp(EmployeeLeft left) {
        jdbc.sql(
                        "update common.device_token set ended_at = clock_timestamp() where account_id = ? and ended_at is null")
                .param(left.account().value())
                .update();
        unlink(left);
        events.publishEvent(left);
        events.publishEvent(new StaffChanged(left.organisation()));
        events.publishEvent(new SignedOutEverywhere(left.account()));
        return left;
    }

    /** Who works there again, or as somebody else, is linked anew. */
    private void unlink(EmployeeLeft left) {
        providers.all().stream()
                .filter(one ->
                        one.organisation().filter(left.name()::equalsIgnoreCase).isPresent())
                .forEach(one -> jdbc.sql("update common.oidc_identity set ended_at = clock_timestamp() "
                                + "where account_id = ? and provider = ? and ended_at is null and not exists "
                                + "(select 1 from common.organisation_membership m where m.account_id = ? "
                                + "and m.organisation_id = ? and m.active_until is null)")
                        .param(left.account().value())
                        .param(one.id())
                        .param(left.account().value())
                        .param(left.organisation().value())
                        .update());
    }
}
