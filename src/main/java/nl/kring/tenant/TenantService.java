package nl.kring.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Municipalities, their zones and their navigators' public part. Open to everybody; only setting up asks for the worker's role. */
@Service
@Transactional
public class TenantService {
    private static final String TENANT =
            "select id, name, navigator_label, doorstep_days, crisis_numbers, form_of_address, access_model from common.tenant ";
    private static final String NAVIGATOR =
            "select account_id, tenant_id, zone_id, name, face, phone from common.navigator_profile ";

    private final JdbcClient jdbc;

    TenantService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<TenantView> find(TenantId id) {
        return jdbc.sql(TENANT + "where id = ?")
                .param(id.value())
                .query(TenantService::tenant)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<TenantView> named(String name) {
        return jdbc.sql(TENANT + "where lower(name) = lower(?)")
                .param(name.strip())
                .query(TenantService::tenant)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<TenantView> all() {
        return jdbc.sql(TENANT + "order by name").query(TenantService::tenant).list();
    }

    /** The zone that holds a postcode; none means that the team leader decides. */
    @Transactional(readOnly = true)
    public Optional<ServiceZone> zoneOf(TenantId tenant, Postcode postcode) {
        return jdbc.sql("select z.id, z.tenant_id, z.code, z.name_nl, z.name_fy from common.service_zone z "
                        + "join common.zone_postcode p on p.zone_id = z.id where p.tenant_id = ? and p.postcode = ?")
                .param(tenant.value())
                .param(postcode.value())
                .query((row, _) -> new ServiceZone(
                        new ZoneId(row.getObject(1, UUID.class)),
                        new TenantId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .optional();
    }

    /** The fixed navigators of a zone, by name. */
    @Transactional(readOnly = true)
    public List<NavigatorView> navigatorsOf(ZoneId zone) {
        return jdbc.sql(NAVIGATOR + "where zone_id = ? and deployment = 'FIXED' order by name")
                .param(zone.value())
                .query(TenantService::navigator)
                .list();
    }

    /** The navigators who help where it is busy. */
    @Transactional(readOnly = true)
    public List<NavigatorView> flyingNavigators(TenantId tenant) {
        return jdbc.sql(NAVIGATOR + "where tenant_id = ? and deployment = 'FLYING' order by name")
                .param(tenant.value())
                .query(TenantService::navigator)
                .list();
    }

    /** All navigators of a municipality, by name: a resident names one whom she knows. */
    @Transactional(readOnly = true)
    public List<NavigatorView> navigators(TenantId tenant) {
        return jdbc.sql(NAVIGATOR + "where tenant_id = ? order by name")
                .param(tenant.value())
                .query(TenantService::navigator)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<NavigatorView> navigator(UUID account) {
        return jdbc.sql(NAVIGATOR + "where account_id = ?")
                .param(account)
                .query(TenantService::navigator)
                .optional();
    }

    /** Whom somebody who cares for another can call here; nothing where the municipality named nobody. */
    @Transactional(readOnly = true)
    public Optional<NamedNumber> carerSupport(TenantId id) {
        return jdbc.sql("select carer_support from common.tenant where id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .flatMap(line -> NamedNumber.in(line).stream().findFirst());
    }

    /** Says whom carers can call, as a job. */
    public void supportsCarers(TenantId id, NamedNumber support) {
        Acting.requireJob();
        jdbc.sql("update common.tenant set carer_support = ? where id = ?")
                .param(support.name() + "\t" + support.phone())
                .param(id.value())
                .update();
    }

    /** Sets up a municipality, as a job. */
    public TenantId create(NewTenant tenant) {
        Acting.requireJob();
        var id = new TenantId(Ids.next());
        jdbc.sql("insert into common.tenant (id, name, access_model, decision_policy, navigator_label, crisis_numbers) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(id.value())
                .param(tenant.name())
                .param(tenant.accessModel())
                .param(tenant.decisionPolicy())
                .param(tenant.navigatorLabel())
                .param(tenant.crisisNumbers())
                .update();
        return id;
    }

    /** Says what a municipality is called; its caller asked who says so, and PostgreSQL asks again. */
    public void describe(TenantId id, String name, String accessModel, String navigatorLabel) {
        jdbc.sql("update common.tenant set name = ?, access_model = ?, navigator_label = ? where id = ?")
                .param(name)
                .param(accessModel)
                .param(navigatorLabel)
                .param(id.value())
                .update();
    }

    /** Adds a zone with its postcodes, as a job. */
    public ZoneId addZone(
            TenantId tenant, String code, String dutchName, String frisianName, List<Postcode> postcodes) {
        Acting.requireJob();
        var id = new ZoneId(Ids.next());
        jdbc.sql("insert into common.service_zone (id, tenant_id, code, name_nl, name_fy) values (?, ?, ?, ?, ?)")
                .param(id.value())
                .param(tenant.value())
                .param(code)
                .param(dutchName)
                .param(frisianName)
                .update();
        postcodes.forEach(
                postcode -> jdbc.sql("insert into common.zone_postcode (tenant_id, postcode, zone_id) values (?, ?, ?)")
                        .param(tenant.value())
                        .param(postcode.value())
                        .param(id.value())
                        .update());
        return id;
    }

    /** Shows a staff account as a navigator, as a job. */
    public void addNavigator(NavigatorView navigator) {
        Acting.requireJob();
        jdbc.sql("insert into common.navigator_profile (account_id, tenant_id, zone_id, deployment, name, face, phone) "
                        + "values (?, ?, ?, ?, ?, ?, ?)")
                .param(navigator.account())
                .param(navigator.tenant().value())
                .param(navigator.zone().map(ZoneId::value).orElse(null))
                .param(navigator.zone().isPresent() ? "FIXED" : "FLYING")
                .param(navigator.name())
                .param(navigator.face().orElse(null))
                .param(navigator.phone())
                .update();
    }

    private static TenantView tenant(ResultSet row, int number) throws SQLException {
        return new TenantView(
                new TenantId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7).equals("NEIGHBOURHOOD_TEAM"));
    }

    private static NavigatorView navigator(ResultSet row, int number) throws SQLException {
        return new NavigatorView(
                row.getObject(1, UUID.class),
                new TenantId(row.getObject(2, UUID.class)),
                Optional.ofNullable(row.getObject(3, UUID.class)).map(ZoneId::new),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                row.getString(6));
    }
}
