package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An official of the municipality says whether an organisation is what it says it is (R-A10). Who works there is not his to see. */
@Service
@Transactional
public class VerificationService {
    private final JdbcClient jdbc;
    private final AccountService accounts;
    private final ApplicationEventPublisher events;

    VerificationService(JdbcClient jdbc, AccountService accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
    }

    /** Those that wait for an answer first, then those that are trusted. */
    @Transactional(readOnly = true)
    public List<OrganisationAtDesk> all() {
        return jdbc.sql(
                        "select id, name, kind, domain, contact_name, contact_address, verified_at from common.organisation "
                                + "where tenant_id = ? and refused_at is null order by verified_at is not null, name limit 500")
                .param(official().tenantId())
                .query(OrganisationRows::atDesk)
                .list();
    }

    /** Writes down that an organisation asks to be trusted. */
    public void add(NewOrganisation asked) {
        var official = official();
        if (!NewOrganisation.holds(asked.domain(), asked.contact())) {
            throw new Refused("organisation.otherDomain", asked.domain());
        }
        var known = jdbc.sql("select count(*) from common.organisation where tenant_id = ? and lower(name) = lower(?) "
                        + "and id <> ? and refused_at is null")
                .param(official.tenantId())
                .param(asked.name())
                .param(asked.id().value())
                .query(Long.class)
                .single();
        if (known > 0) {
            throw new Refused("organisation.known", asked.name());
        }
        jdbc.sql("insert into common.organisation (id, tenant_id, name, kind, domain, contact_name, contact_address) "
                        + "values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing")
                .param(asked.id().value())
                .param(official.tenantId())
                .param(asked.name())
                .param(asked.kind().name())
                .param(asked.domain())
                .param(asked.contactName())
                .param(asked.contact().value())
                .update();
    }

    /** Says yes: its people may come by their work from now on, and its first admin gets a link. A second yes changes nothing. */
    public void verify(OrganisationId id) {
        var official = official();
        jdbc.sql("update common.organisation set verified_by = ?, verified_at = common.kring_now() where id = ? "
                        + "and tenant_id = ? and verified_at is null and refused_at is null "
                        + "returning contact_name, contact_address")
                .param(official.accountId())
                .param(id.value())
                .param(official.tenantId())
                .query((row, _) ->
                        new NewEmployee(row.getString(1), Optional.empty(), new EmailAddress(row.getString(2)), true))
                .optional()
                .ifPresentOrElse(admin -> ask(id, admin, official.accountId()), () -> known(id, official));
    }

    private void ask(OrganisationId id, NewEmployee admin, UUID by) {
        var invitation = Ids.next();
        OrganisationRows.invite(jdbc, invitation, id, admin, by);
        events.publishEvent(new SecretMailAsked(EmployeeMail.TEMPLATE, invitation));
    }

    /** Says no: it is gone from the list, and nobody comes by it. */
    public void refuse(OrganisationId id) {
        var official = official();
        var rows = jdbc.sql("update common.organisation set refused_at = common.kring_now() where id = ? "
                        + "and tenant_id = ? and verified_at is null and refused_at is null")
                .param(id.value())
                .param(official.tenantId())
                .update();
        if (rows == 0) {
            known(id, official);
        }
    }

    /** Nothing was changed: because it was answered before, or because it is none of this municipality's. */
    private void known(OrganisationId id, SignedIn official) {
        jdbc.sql("select 1 from common.organisation where id = ? and tenant_id = ?")
                .param(id.value())
                .param(official.tenantId())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound(id.value()));
    }

    private SignedIn official() {
        var me = accounts.current();
        if (me.staffRole() != StaffRole.TENANT_ADMIN) {
            throw new NotFound();
        }
        return me;
    }
}
