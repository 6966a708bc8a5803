package nl.kring.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.identity.ui.DemoPeople;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class DemoLoaderTests {
    @Autowired
    private TenantService tenants;

    @Autowired
    private List<DemoPart> parts;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private DemoPeople door;

    @Autowired
    private BridgeService bridge;

    private long count(String query) {
        return people.job(() -> jdbc.sql(query).query(Long.class).single());
    }

    /** As in the walk of the README: forwarded from the place where she lives. */
    private String whoComesToWietske(TenantId tenant) {
        var wietske = people.person("Wietske");
        var need = new Payload.Need(
                "Wietske", "", "Watermuntpad 14", "8446 SA", "Veenmeren", "", "MONEY", "Ik wil iets met dieren.", "");
        var id = Ids.next();
        People.as(
                wietske,
                () -> transaction.execute(
                        _ -> bridge.send(bridge.preview(id, tenant, need), new Origin(Optional.empty(), wietske))));
        return Town.soon(
                        () -> people.job(() -> jdbc.sql("select navigator_id from municipal.report where bridge_id = ?")
                                .param(id)
                                .query(UUID.class)
                                .optional()
                                .flatMap(tenants::navigator)))
                .name();
    }

    @Test
    void theWholeTownStandsAndASecondStartAddsNothing() {
        var loader = new DemoLoader(tenants, parts, transaction, clock);
        loader.start();
        loader.start();
        var town = "(select id from common.tenant where name = 'Veenmeren')";
        var circles = "(select id from circle.circle where tenant_id = " + town + ")";
        assertThat(count("select count(*) from circle.circle where tenant_id = " + town))
                .isEqualTo(12);
        assertThat(count("select count(*) from circle.circle_resident where circle_id in " + circles))
                .isEqualTo(13);
        assertThat(count("select count(distinct account_id) from circle.circle_member where circle_id in " + circles))
                .isEqualTo(59);
        assertThat(count("select count(*) from circle.circle_member where circle_id in " + circles))
                .isEqualTo(64);
        assertThat(count("select count(*) from circle.circle_member where ring = 'INNER' and circle_id in " + circles))
                .isEqualTo(29);
        assertThat(count("select count(*) from common.navigator_profile where tenant_id = " + town))
                .isEqualTo(14);
        assertThat(count("select count(*) from circle.early_warning_plan where replaced_at is null and circle_id in "
                        + circles))
                .isEqualTo(3);
        var tenant = tenants.named("Veenmeren").orElseThrow().id();
        assertThat(tenants.zoneOf(tenant, new Postcode("8457 SA")))
                .hasValueSatisfying(zone -> assertThat(tenants.navigatorsOf(zone.id()))
                        .extracting("name")
                        .containsExactly("Hinke Veltman"));
        assertThat(whoComesToWietske(tenant)).isEqualTo("Jorrit Kamstra");
        assertThat(tenants.zoneOf(tenant, new Postcode("1011 AB"))).isEmpty();
        assertThat(door.groups(Locale.of("nl")))
                .extracting("title")
                .contains("De kring van Douwe", "Gemeente Veenmeren");
        assertThat(count("select count(*) from common.organisation where verified_at is not null and tenant_id = "
                        + town))
                .isEqualTo(2);
        assertThat(count("select count(*) from common.organisation_membership m join circle.circle_member c "
                        + "using (account_id) join common.organisation o on o.id = m.organisation_id "
                        + "where m.admin and c.organisation = o.name and o.tenant_id = " + town))
                .as("Elske is the same person at work and in two circles")
                .isEqualTo(2);
    }
}
