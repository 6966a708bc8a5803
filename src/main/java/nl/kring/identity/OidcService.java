package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in through who one works for. A person is known by issuer and subject, never by a mail address: those change hands.
 * Who does not work there any more comes in by it no more, whatever the provider says.
 */
@Service
@Transactional
public class OidcService {
    private final JdbcClient jdbc;
    private final OidcProviders providers;
    private final NobodyBeside beside;

    OidcService(JdbcClient jdbc, OidcProviders providers, NobodyBeside beside) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.beside = beside;
    }

    /** Those that stand at the door; none where nothing is configured. */
    @Transactional(readOnly = true)
    public List<OidcProvider> providers() {
        return providers.all();
    }

    /** Those by which the person signed in can come in too: of who that person works for, a municipality or organisations. */
    @Transactional(readOnly = true)
    public List<OidcProvider> linkable() {
        var me = Acting.person().orElseThrow(NotFound::new);
        var linked = mine().stream().map(LinkedWork::name).toList();
        return providers.all().stream()
                .filter(one -> worksThere(me.personId(), me.staffOf(), one.id()))
                .filter(one -> !linked.contains(one.name()))
                .toList();
    }

    /** The one that vouches for the people of an organisation. */
    @Transactional(readOnly = true)
    public Optional<OidcProvider> of(String organisation) {
        return providers.all().stream()
                .filter(one -> one.organisation()
                        .filter(organisation::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
    }

    /** What the person signed in has linked. */
    @Transactional(readOnly = true)
    public List<LinkedWork> mine() {
        var me = Acting.person().orElseThrow(NotFound::new);
        beside.required();
        return jdbc.sql(
                        "select id, provider, linked_at from common.oidc_identity where account_id = ? and ended_at is null "
                                + "order by linked_at")
                .param(me.personId())
                .query((row, _) -> new LinkedWork(
                        row.getObject(1, UUID.class),
                        providers.find(row.getString(2)).map(OidcProvider::name).orElse(row.getString(2)),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** Comes in by it no more. */
    public void unlink(UUID linked) {
        var me = Acting.person().orElseThrow(NotFound::new);
        beside.required();
        var rows = jdbc.sql("update common.oidc_identity set ended_at = coalesce(ended_at, clock_timestamp()) "
                        + "where id = ? and account_id = ?")
                .param(linked)
                .param(me.personId())
                .update();
        if (rows == 0) {
            throw new NotFound(linked);
        }
    }

    /** Whom a provider speaks of, if that person is known and still works there; as a job. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> known(String provider, String issuer, String subject) {
        Acting.requireJob();
        return jdbc.sql(
                        "select a.id, a.tenant_id, a.staff_role from common.oidc_identity i "
                                + "join common.account a on a.id = i.account_id where i.issuer = ? and i.subject = ? and i.ended_at is null")
                .param(issuer)
                .param(subject)
                .query((row, _) -> new SignedIn(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Optional.ofNullable(row.getString(3))
                                .map(StaffRole::valueOf)
                                .orElse(null)))
                .optional()
                .filter(person -> worksThere(person, provider));
    }

    /** Links somebody whom this session has just proven, or who accepted the admin's invitation; true if that person is linked now. As a job. */
    public boolean link(String provider, String issuer, String subject, SignedIn person) {
        Acting.requireJob();
        if (!worksThere(person, provider) || !beside.isSo(person.account())) {
            return false;
        }
        jdbc.sql("insert into common.oidc_identity (id, provider, issuer, subject, account_id) "
                        + "values (?, ?, ?, ?, ?) on conflict (issuer, subject) where ended_at is null do nothing")
                .param(Ids.next())
                .param(provider)
                .param(issuer)
                .param(subject)
                .param(person.accountId())
                .update();
        return jdbc.sql("select exists (select 1 from common.oidc_identity where issuer = ? and subject = ? "
                        + "and account_id = ? and ended_at is null)")
                .param(issuer)
                .param(subject)
                .param(person.accountId())
                .query(Boolean.class)
                .single();
    }

    private boolean worksThere(SignedIn person, String id) {
        return worksThere(person.accountId(), person.staffOf(), id);
    }

    private boolean worksThere(UUID account, Optional<UUID> staffOf, String id) {
        return providers
                .find(id)
                .filter(provider -> staffOf.isPresent()
                        ? provider.municipality()
                                .filter(name -> isOf(staffOf.get(), name))
                                .isPresent()
                        : provider.organisation()
                                .filter(name -> worksFor(account, name))
                                .isPresent())
                .isPresent();
    }

    private boolean isOf(UUID tenant, String municipality) {
        return exists(
                "select exists (select 1 from common.tenant where id = ? and lower(name) = lower(?))",
                tenant,
                municipality);
    }

    private boolean worksFor(UUID account, String organisation) {
        return exists(
                "select exists (select 1 from common.organisation_membership m join common.organisation o "
                        + "on o.id = m.organisation_id where m.account_id = ? and m.active_until is null "
                        + "and o.verified_at is not null and lower(o.name) = lower(?))",
                account,
                organisation);
    }

    private boolean exists(String query, UUID id, String name) {
        return jdbc.sql(query).param(id).param(name).query(Boolean.class).single();
    }
}
