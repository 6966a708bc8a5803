package nl.kring.frontdoor;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a municipality brings along from before Kring, written by a job. Refuses everybody who is signed in. */
@Service
@Transactional
public class FrontDoorJobs {
    private final JdbcClient jdbc;

    FrontDoorJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody whom a navigator knows already, with when they last had contact and when that person moved to another zone. */
    public void knows(TenantId tenant, Known known) {
        Acting.requireJob();
        jdbc.sql(
                        "insert into municipal.resident_file (id, tenant_id, name, street, postcode, place, navigator_id, contact_at, "
                                + "moved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(tenant.value())
                .param(known.name())
                .param(known.street())
                .param(known.postcode().spoken())
                .param(known.place())
                .param(known.navigator().value())
                .param(Timestamp.from(known.contactAt()))
                .param(known.movedAt().map(Timestamp::from).orElse(null))
                .update();
    }

    /** Keeps somebody of this name away from a navigator. */
    public void exclude(TenantId tenant, AccountId navigator, String name) {
        Acting.requireJob();
        jdbc.sql("insert into municipal.navigator_exclusion (navigator_id, tenant_id, name) values (?, ?, ?) "
                        + "on conflict do nothing")
                .param(navigator.value())
                .param(tenant.value())
                .param(Caseload.normal(name))
                .update();
    }

    /** How much a navigator carries outside Kring, and how much that person can carry. */
    public void carries(TenantId tenant, AccountId navigator, double maxLoad, double otherLoad) {
        Acting.requireJob();
        jdbc.sql("delete from municipal.caseload where navigator_id = ?")
                .param(navigator.value())
                .update();
        jdbc.sql("insert into municipal.caseload (navigator_id, tenant_id, max_load, other_load) values (?, ?, ?, ?)")
                .param(navigator.value())
                .param(tenant.value())
                .param(maxLoad)
                .param(otherLoad)
                .update();
    }

    /** A resident whom somebody at the municipality knows. */
    public record Known(
            String name,
            String street,
            Postcode postcode,
            String place,
            AccountId navigator,
            Instant contactAt,
            Optional<Instant> movedAt) {}
}
