package nl.kring.frontdoor;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.Payload;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The file of a resident: found again by what the same person sent before, or by the very same name and address. */
@Component
class Files {
    private static final String KNOWN = "select navigator_id from municipal.resident_file where id = ? "
            + "and contact_at > common.kring_now() - interval '24 months' "
            + "and (moved_at is null or moved_at > common.kring_now() - interval '3 months')";

    private static final String NO_MOVE =
            "set moves_on = null, next_street = null, next_postcode = null, next_place = null";

    private final JdbcClient jdbc;
    private final TenantService tenants;

    Files(JdbcClient jdbc, TenantService tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /** The file of who sent this: an old one, with the address as it is now, or a new one. */
    UUID of(TenantId tenant, Payload.Need need, List<UUID> earlier) {
        var found = bySender(earlier).or(() -> byAddress(tenant, need));
        found.ifPresent(file -> livesNow(file, tenant, need));
        return found.orElseGet(() -> open(tenant, need));
    }

    private Optional<UUID> bySender(List<UUID> earlier) {
        return earlier.stream()
                .flatMap(crossing -> jdbc
                        .sql("select file_id from municipal.report where bridge_id = ?")
                        .param(crossing)
                        .query(UUID.class)
                        .list()
                        .stream())
                .findFirst();
    }

    private Optional<UUID> byAddress(TenantId tenant, Payload.Need need) {
        return jdbc.sql("select id from municipal.resident_file where tenant_id = ? and postcode = ? "
                        + "and lower(street) = lower(?) and lower(name) = lower(?) order by id limit 1")
                .param(tenant.value())
                .param(need.postcode())
                .param(need.street())
                .param(need.name())
                .query(UUID.class)
                .optional();
    }

    private void livesNow(UUID file, TenantId tenant, Payload.Need need) {
        var before = jdbc.sql("select postcode from municipal.resident_file where id = ?")
                .param(file)
                .query(String.class)
                .single();
        var otherZone = !tenants.zoneOf(tenant, new Postcode(before))
                .equals(tenants.zoneOf(tenant, new Postcode(need.postcode())));
        jdbc.sql("update municipal.resident_file set street = ?, postcode = ?, place = ?, "
                        + "moved_at = case when ? then common.kring_now() else moved_at end where id = ?")
                .param(need.street())
                .param(need.postcode())
                .param(need.place())
                .param(otherZone)
                .param(file)
                .update();
    }

    /** She said herself that she moves within the municipality on a day; until then her address is as it was. */
    void willMove(UUID file, Payload.Move move, LocalDate day) {
        jdbc.sql(
                        "update municipal.resident_file set moves_on = ?, next_street = ?, next_postcode = ?, next_place = ? where id = ?")
                .param(day)
                .param(move.street())
                .param(move.postcode())
                .param(move.place())
                .param(file)
                .update();
    }

    /** She does not, or goes elsewhere. */
    void willNotMove(UUID file) {
        jdbc.sql("update municipal.resident_file " + NO_MOVE + " where id = ?")
                .param(file)
                .update();
    }

    private record Due(UUID file, TenantId tenant, Postcode before, Postcode next) {}

    /** The new zone counts from the day on; who knows her stays until three months after it at most. */
    void moveWhoIsDue() {
        jdbc.sql(
                        "select id, tenant_id, postcode, next_postcode from municipal.resident_file "
                                + "where moves_on <= (select (common.kring_now() at time zone 'Europe/Amsterdam')::date) for update")
                .query((row, _) -> new Due(
                        row.getObject(1, UUID.class),
                        new TenantId(row.getObject(2, UUID.class)),
                        new Postcode(row.getString(3)),
                        new Postcode(row.getString(4))))
                .list()
                .forEach(this::move);
    }

    private void move(Due due) {
        var otherZone = !tenants.zoneOf(due.tenant(), due.before()).equals(tenants.zoneOf(due.tenant(), due.next()));
        jdbc.sql("update municipal.resident_file " + NO_MOVE + ", street = next_street, postcode = next_postcode, "
                        + "place = next_place, moved_at = case when ? then moves_on::timestamp at time zone 'Europe/Amsterdam' "
                        + "else moved_at end where id = ?")
                .param(otherZone)
                .param(due.file())
                .update();
    }

    private UUID open(TenantId tenant, Payload.Need need) {
        var id = Ids.next();
        jdbc.sql("insert into municipal.resident_file (id, tenant_id, name, street, postcode, place) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(tenant.value())
                .param(need.name())
                .param(need.street())
                .param(need.postcode())
                .param(need.place())
                .update();
        return id;
    }

    /** The navigator this resident knows: in contact within 24 months, and moved to another zone at most 3 months ago. */
    Optional<UUID> navigatorOf(UUID file) {
        return jdbc.sql(KNOWN).param(file).query(UUID.class).optional();
    }

    /** Remembers who the resident knows from now on. */
    void inContact(UUID file, UUID navigator) {
        jdbc.sql("update municipal.resident_file set navigator_id = ?, contact_at = common.kring_now() where id = ?")
                .param(navigator)
                .param(file)
                .update();
    }
}
