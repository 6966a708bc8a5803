package nl.kring.identity;

import java.util.Optional;
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

    /** The verified organisation whose people have their mail at this address. */
    public Optional<String> trustedAt(EmailAddress address) {
        Acting.requireJob();
        return OrganisationRows.trustedAt(jdbc, address);
    }

    /** The work that somebody asked at this address does there now (R-A10). */
    public Optional<Work> work(AccountId person, EmailAddress address) {
        Acting.requireJob();
        return work(person, "o.kind <> 'VOLUNTEER' and o.domain = :domain", address.domain());
    }

    /** The organisation that somebody volunteers for now, first one of which the certificate was seen (R-A10). */
    public Optional<Work> volunteering(AccountId person) {
        Acting.requireJob();
        return work(person, "o.kind = 'VOLUNTEER'", "");
    }

    private Optional<Work> work(AccountId person, String where, String domain) {
        return jdbc.sql("select o.name, m.conduct_seen_at is not null from common.organisation_membership m "
                        + "join common.organisation o on o.id = m.organisation_id where m.account_id = :person "
                        + "and m.active_until is null and o.verified_at is not null and " + where
                        + " order by m.conduct_seen_at nulls last, o.name limit 1 for share of m")
                .param("person", person.value())
                .param("domain", domain)
                .query((row, _) -> new Work(row.getString(1), row.getBoolean(2)))
                .optional();
    }

    /** Lets somebody work there; who does already, keeps the seat, and may decide from now on. No device stays signed in any more, but of volunteers. */
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
                        "update common.device_token set ended_at = clock_timestamp() where account_id = ? and ended_at is null "
                                + "and exists (select 1 from common.organisation where id = ? and kind <> 'VOLUNTEER')")
                .param(account.value())
                .param(id.value())
                .update();
        events.publishEvent(new StaffChanged(id));
    }
}
