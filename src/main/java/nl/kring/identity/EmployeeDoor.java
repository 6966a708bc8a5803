package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.kring.identity.SignInService.Someone;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
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
        return limited(remote, _ -> read(token)
                .map(row -> new Asked(row.name(), row.firstName(), circlePeopleAt(row.address()))));
    }

    private Optional<Row> read(String token) {
        return jdbc.sql("select o.id, o.name, i.first_name, i.surname, i.address, i.admin "
                        + "from common.organisation_invitation i, common.organisation o where " + OPEN)
                .param(Secrets.hash(token))
                .query(EmployeeDoor::row)
                .optional();
    }

    /** Says yes as somebody new: following the link proved the mailbox. */
    public Optional<SignedIn> acceptAsNew(String token, String remote) {
        return limited(remote, _ -> accept(token, this::make));
    }

    /** Says yes as the person signed in: the link opens no account that was there before it. */
    public Optional<SignedIn> acceptAsMe(String token, String remote) {
        var me = Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
        return limited(remote, _ -> accept(token, _ -> me));
    }

    /** Says yes as somebody whom another vouches for, and remembers by whom: both or neither; as a job. */
    public Optional<SignedIn> acceptBy(
            String token, Optional<SignedIn> as, Predicate<SignedIn> remembered, String remote) {
        Acting.requireJob();
        return limited(remote, transaction -> {
            var person = accept(token, row -> as.map(SignedIn::account).orElseGet(() -> make(row)));
            if (person.isPresent() && !remembered.test(person.get())) {
                transaction.setRollbackOnly();
                return Optional.empty();
            }
            return person;
        });
    }

    /** Sends who has an account at this address the mail to sign in. */
    public void askSignIn(String token, String browser, String remote) {
        limited(remote, _ -> read(token))
                .ifPresent(row -> signIn.ask(new EmailAddress(row.address()), browser, remote));
    }

    private Optional<SignedIn> accept(String token, Function<Row, AccountId> who) {
        return jdbc.sql("update common.organisation_invitation i set accepted_at = common.kring_now() "
                        + "from common.organisation o where " + OPEN
                        + " returning o.id, o.name, i.first_name, i.surname, i.address, i.admin")
                .param(Secrets.hash(token))
                .query(EmployeeDoor::row)
                .optional()
                .map(row -> employ(row, who.apply(row)));
    }

    private SignedIn employ(Row row, AccountId account) {
        organisations.employ(new OrganisationId(row.organisation()), account, row.admin());
        return new SignedIn(account.value(), null, null);
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

    private <T> Optional<T> limited(String remote, Function<TransactionStatus, Optional<T>> work) {
        return Acting.asSystem(
                "employee",
                () -> limits.allow("employee-ip:" + remote, 20, 1)
                        ? Optional.ofNullable(transaction.execute(work::apply)).flatMap(Function.identity())
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
