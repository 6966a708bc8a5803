package nl.kring;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.NewCircle;
import nl.kring.circle.NewMember;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.identity.NewOrganisation;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.tenant.NewTenant;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** People, circles and municipalities for a test; each test makes its own and looks at its own. */
public class People {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final AccountService accounts;
    private final CircleJobs circles;
    private final OrganisationJobs organisations;
    private final TenantService tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    People(
            AccountService accounts,
            CircleJobs circles,
            OrganisationJobs organisations,
            TenantService tenants,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.circles = circles;
        this.organisations = organisations;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Runs work in one transaction as a job, as the loader of the demo does. */
    public <T> T job(Callable<T> work) {
        return Acting.asSystem("test", () -> transaction.execute(_ -> call(work)));
    }

    /** An organisation that the municipality trusts; nobody works there yet. */
    public OrganisationId organisation(TenantId tenant, String name, OrganisationKind kind, String domain) {
        var official = staff(tenant, StaffRole.TENANT_ADMIN, "Ids").account();
        return job(() -> {
            var organisation = organisations.ask(
                    tenant,
                    new NewOrganisation(
                            new OrganisationId(Ids.next()),
                            name,
                            kind,
                            domain,
                            "Contact",
                            new EmailAddress("contact@" + domain)));
            organisations.verified(organisation, official);
            return organisation;
        });
    }

    /** Somebody works there from now on, and says who else does. */
    public void decidesAt(OrganisationId organisation, AccountId person) {
        job(() -> {
            organisations.employ(organisation, person, true);
            return true;
        });
    }

    /** Runs work in a transaction of who acts now. */
    public <T> T inTransaction(Callable<T> work) {
        return transaction.execute(_ -> call(work));
    }

    /** Runs work as this person, as a page does. */
    public static <T> T as(SignedIn person, Callable<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.authority()))));
        SecurityContextHolder.setContext(context);
        try {
            return call(work);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public static <T> T as(AccountId person, Callable<T> work) {
        return as(new SignedIn(person.value(), null, null), work);
    }

    public static void run(AccountId person, Runnable work) {
        as(person, () -> {
            work.run();
            return true;
        });
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A municipality of this test's own. */
    public TenantId tenant() {
        var name = "Testdorp " + COUNT.incrementAndGet();
        return job(() -> tenants.create(new NewTenant(name, "NAVIGATOR", "PLAN_IS_DECISION", "meitinker", "")));
    }

    /** Somebody with a mail address of the same first name. */
    public AccountId person(String firstName) {
        var email = new EmailAddress(firstName.toLowerCase() + COUNT.incrementAndGet() + "@veenmeren.example");
        return job(() -> accounts.create(new NewAccount(
                firstName,
                Optional.empty(),
                Optional.empty(),
                "nl",
                Optional.of("06-00000001"),
                true,
                Optional.of(email),
                null,
                null)));
    }

    /** Somebody whom another wrote down, and who never came in; asked for as a job. */
    public AccountId unclaimed(String firstName) {
        return accounts.createUnclaimed(
                new NewAccount(
                        firstName,
                        Optional.empty(),
                        Optional.empty(),
                        "nl",
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        null,
                        null),
                List.of());
    }

    /** Somebody who works for a municipality. */
    public SignedIn staff(TenantId tenant, StaffRole role, String name) {
        var id = job(() -> accounts.create(new NewAccount(
                name,
                Optional.empty(),
                Optional.empty(),
                "nl",
                Optional.empty(),
                false,
                Optional.empty(),
                tenant,
                role)));
        return new SignedIn(id.value(), tenant.value(), role);
    }

    /** An active circle with one resident and nobody else yet. */
    public CircleId circle(TenantId tenant, AccountId resident) {
        return job(() ->
                circles.found(new NewCircle(tenant, CircleState.ACTIVE, "OWN", Preset.ORDINARY, List.of(resident))));
    }

    /** An active circle in which several people live. */
    public CircleId household(TenantId tenant, AccountId... residents) {
        return job(() ->
                circles.found(new NewCircle(tenant, CircleState.ACTIVE, "OWN", Preset.ORDINARY, List.of(residents))));
    }

    /** Whether a mail of anybody could leave now: one turn takes twenty, and other tests leave some behind. */
    public boolean mailWaits() {
        return job(() -> jdbc.sql("select exists (select 1 from common.delivery where state = 'PENDING' "
                        + "and next_try_at <= common.kring_now())")
                .query(Boolean.class)
                .single());
    }

    /** Whether anything is to be told to anybody now: one turn takes some, and other tests leave some behind. */
    public boolean tellingWaits() {
        return job(() -> jdbc.sql("select exists (select 1 from circle.to_tell where letter_id is null "
                        + "and (due_at is null or due_at <= common.kring_now() and circle.goes_on(circle_id)))")
                .query(Boolean.class)
                .single());
    }

    /** Seats somebody in a ring. */
    public void seat(CircleId circle, AccountId person, Ring ring) {
        var relation = ring == Ring.PROFESSIONALS ? RelationKind.PROFESSIONAL : RelationKind.CLOSE_ONE;
        job(() -> {
            circles.seat(circle, new NewMember(person, relation, "bekende", Optional.empty(), ring, false, true));
            return true;
        });
    }

    /** This person has no quiet hours here: what a test looks for leaves at whatever hour it runs. */
    public void neverQuiet(CircleId circle, AccountId person) {
        job(() -> jdbc.sql("insert into circle.told_how (circle_id, account_id, often, shows, quiet_from, quiet_to) "
                        + "values (?, ?, 'DIRECT', 'FIRST_LINE', '00:00', '00:00') on conflict do nothing")
                .param(circle.value())
                .param(person.value())
                .update());
    }

    /** Lets somebody speak for a resident for a year, in personal matters or in those of money; no service does that yet. */
    public void speaksFor(CircleId circle, AccountId resident, AccountId person, boolean personal) {
        job(() -> jdbc.sql(
                        "insert into circle.representation (id, circle_id, resident_id, account_id, type, personal, financial, "
                                + "valid_until) values (uuidv7(), ?, ?, ?, ?, ?, ?, common.kring_now() + interval '1 year')")
                .param(circle.value())
                .param(resident.value())
                .param(person.value())
                .param(personal ? "MENTOR" : "ADMINISTRATOR")
                .param(personal)
                .param(!personal)
                .update());
    }
}
