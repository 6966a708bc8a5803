package nl.kring.identity;

import nl.kring.identity.IdentityEvent.StaffChanged;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What jobs do with organisations: the demo's, and those that come in from elsewhere. Refuses everybody who is signed in. */
@Service
@Transactional
public class OrganisationJobs {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OrganisationJobs(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Writes down that an organisation asks to be trusted by this municipality. */
    public OrganisationId ask(TenantId tenant, NewOrganisation asked) {
        Acting.requireJob();
        jdbc.sql("insert into common.organisation (id, tenant_id, name, kind, domain, contact_name, contact_address) "
                        + "values (?, ?, ?, ?, ?, ?, ?)")
                .param(asked.id().value())
                .param(tenant.value())
                .param(asked.name())
                .param(asked.kind().name())
                .param(asked.domain())
                .param(asked.contactName())
                .param(asked.contact().value())
                .update();
        return asked.id();
    }

    /** Trusts an organisation, on the word of an official who did so earlier. */
    public void verified(OrganisationId id, AccountId official) {
        Acting.requireJob();
        jdbc.sql("update common.organisation set verified_by = ?, verified_at = common.kring_now() where id = ?")
                .param(official.value())
                .param(id.value())
                .update();
    }

    /** Lets somebody work there; who does already, keeps the seat, and may decide from now on. No device stays signed in any more. */
    public void employ(OrganisationId id, AccountId account, boolean admin) {
        Acting.requireJob();
        jdbc.sql("insert into common.organisation_membership as m (id, organisation_id, account_id, admin) "
                        + "values (?, ?, ?, ?) on conflict (organisation_id, account_id) where active_until is null "
                        + "do update set admin = m.admin or excluded.admin")
                .param(Ids.next())
                .param(id.value())
                .param(account.value())
                .param(admin)
                .update();
        jdbc.sql(
                        "update common.device_token set ended_at = clock_timestamp() where account_id = ? and ended_at is null")
                .param(account.value())
                .update();
        events.publishEvent(new StaffChanged(id));
    }
}
