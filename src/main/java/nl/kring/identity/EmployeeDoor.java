package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.identity.SignInService.Someone;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Coming to work under an organisation's name by the link that was mailed: 256 bits, fourteen days, once. */
@Service
public class EmployeeDoor {
    private static final String OPEN = "i.token_hash = ? and i.accepted_at is null and i.cancelled_at is null "
            + "and i.expires_at > clock_timestamp() and o.id = i.organisation_id and o.verified_at is not null";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final SignInService signIn;
    private final AccountService accounts;
    private final OrganisationJobs organisations;

    EmployeeDoor(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits limits,
            SignInService signIn,
            AccountService accounts,
            OrganisationJobs organisations) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.signIn = signIn;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    /**
     * What a link asks.
     *
     * @param people who read mail at the address already: perhaps it is one of them
     */
    public record Asked(String organisation, String firstName, List<Someone> people) {}

    private record Row(
            UUID organisation,
            String name,
            String firstName,
            @Nullable String surname,
            String address,
            boolean admin) {}

    /** Reads a link without using it: programs that look into mail follow links too. */
    public Optional<Asked> look(String token, String remote) {
        return limited(remote, () -> jdbc.sql("select o.id, o.name, i.first_name, i.surname, i.address, i.admin "
                        + "from common.organisation_invitation i, common.organisation o where " + OPEN)
                .param(Secrets.hash(token))
                .query(EmployeeDoor::row)
                .optional()
                .map(row -> new Asked(row.name(), row.firstName(), circlePeopleAt(row.address()))));
    }

    /** Says yes, as one of those who read mail at the address, or as somebody new. */
    public Optional<SignedIn> accept(String token, Optional<AccountId> as, String remote) {
        return limited(
                remote, () -> jdbc.sql("update common.organisation_invitation i set accepted_at = common.kring_now() "
                                + "from common.organisation o where " + OPEN
                                + " returning o.id, o.name, i.first_name, i.surname, i.address, i.admin")
                        .param(Secrets.hash(token))
                        .query(EmployeeDoor::row)
                        .optional()
                        .map(row -> employ(row, as)));
    }

    private SignedIn employ(Row row, Optional<AccountId> as) {
        var account = as.map(chosen -> known(chosen, row.address())).orElseGet(() -> make(row));
        organisations.employ(new OrganisationId(row.organisation()), account, row.admin());
        return new SignedIn(account.value(), null, null);
    }

    private AccountId known(AccountId chosen, String address) {
        return circlePeopleAt(address).stream()
                .map(person -> person.person().account())
                .filter(chosen::equals)
                .findAny()
                .orElseThrow(NotFound::new);
    }

    private AccountId make(Row row) {
        return accounts.create(
                NewAccount.at(row.firstName(), Optional.ofNullable(row.surname()), new EmailAddress(row.address())));
    }

    private List<Someone> circlePeopleAt(String address) {
        return signIn.peopleAt(new EmailAddress(address)).stream()
                .filter(person -> person.person().staffOf().isEmpty())
                .toList();
    }

    private <T> Optional<T> limited(String remote, java.util.function.Supplier<Optional<T>> work) {
        return Acting.asSystem(
                "employee",
                () -> limits.allow("employee-ip:" + remote, 20, 1)
                        ? Optional.ofNullable(transaction.execute(_ -> work.get()))
                                .flatMap(Function.identity())
                        : Optional.empty());
    }

    private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6));
    }
}
