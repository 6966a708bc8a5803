package nl.kring.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.tenant.NewTenant;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How an installation without an administrator gets its first: by a link that only who reads its console has. */
@Service
public class FirstDoor {
    private static final String OPEN =
            "hash = ? and used_at is null and ended_at is null and expires_at > clock_timestamp()";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final AddressProofs proofs;
    private final TenantService tenants;
    private final AccountService accounts;

    FirstDoor(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RateLimits limits,
            AddressProofs proofs,
            TenantService tenants,
            AccountService accounts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.proofs = proofs;
        this.tenants = tenants;
        this.accounts = accounts;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The municipality stands, and this person runs Kring for it. */
        record Begun(SignedIn person) implements Outcome {}

        /** The link is good, the digits are not. */
        record WrongCode() implements Outcome {}

        /** Too many tries; wait a little. */
        record TooMany() implements Outcome {}

        /** There is a municipality of that name. */
        record Known() implements Outcome {}

        /** The link was used, is too old, or was never one. */
        record Closed() implements Outcome {}
    }

    /** Whether nobody runs Kring here yet, as a job. */
    public boolean nobodyRunsKring() {
        Acting.requireJob();
        return Boolean.TRUE.equals(transaction.execute(
                _ -> jdbc.sql("select not exists (select 1 from common.account where staff_role = 'TENANT_ADMIN')")
                        .query(Boolean.class)
                        .single()));
    }

    /** A new link's secret, as a job; what was printed before opens nothing any more. */
    public String newKey() {
        Acting.requireJob();
        var token = Secrets.token();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            "update common.first_key set ended_at = clock_timestamp() where used_at is null and ended_at is null")
                    .update();
            jdbc.sql("insert into common.first_key (id, hash) values (?, ?)")
                    .param(Ids.next())
                    .param(Secrets.hash(token))
                    .update();
        });
        return token;
    }

    /** Whether a link opens. */
    public boolean opens(String token, String remote) {
        return Acting.asSystem("first-door", () -> limits.allow("first-ip:" + remote, 20, 1) && open(token));
    }

    private boolean open(String token) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> jdbc.sql("select exists (select 1 from common.first_key where " + OPEN + ")")
                        .param(Secrets.hash(token))
                        .query(Boolean.class)
                        .single()));
    }

    /** Sends six digits to who will run Kring, if the link opens; empty when it was asked too often. */
    public Optional<UUID> askCode(
            String token, EmailAddress address, String name, Locale language, String browser, String remote) {
        return Acting.asSystem(
                "first-door",
                () -> open(token) ? proofs.ask(address, name, language, browser, remote) : Optional.of(Ids.next()));
    }

    /** Whether the mail with the digits waits, because it could not leave yet. */
    public boolean mailWaits(UUID code) {
        return Acting.asSystem("first-door", () -> proofs.mailWaits(code));
    }

    /** Begins: the municipality and its first administrator, all of it or nothing. */
    public Outcome begin(String token, NewMunicipality given, String code, String browser, String remote) {
        return Acting.asSystem("first-door", () -> {
            if (!open(token)) {
                return new Outcome.Closed();
            }
            if (!proofs.mayTry(remote)) {
                return new Outcome.TooMany();
            }
            return transaction.execute(_ -> begin(token, given, code, browser));
        });
    }

    private Outcome begin(String token, NewMunicipality given, String code, String browser) {
        if (tenants.named(given.municipality()).isPresent()) {
            return new Outcome.Known();
        }
        var address = proofs.proven(code, browser);
        if (address.isEmpty()) {
            return new Outcome.WrongCode();
        }
        var used = jdbc.sql("update common.first_key set used_at = clock_timestamp() where " + OPEN)
                .param(Secrets.hash(token))
                .update();
        return used == 1 ? new Outcome.Begun(found(given, address.get())) : new Outcome.Closed();
    }

    private SignedIn found(NewMunicipality given, EmailAddress address) {
        TenantId tenant =
                tenants.create(new NewTenant(given.municipality(), "NAVIGATOR", "PLAN_IS_DECISION", "meitinker", ""));
        var account = accounts.create(new NewAccount(
                given.firstName(),
                Optional.of(given.surname()),
                Optional.empty(),
                "nl",
                Optional.empty(),
                false,
                Optional.of(address),
                tenant,
                StaffRole.TENANT_ADMIN));
        return new SignedIn(account.value(), tenant.value(), StaffRole.TENANT_ADMIN);
    }
}
