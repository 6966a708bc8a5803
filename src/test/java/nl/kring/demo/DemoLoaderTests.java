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
import nl.kring.carer.CarerService;
import nl.kring.carer.Load;
import nl.kring.carer.PerseveranceTime;
import nl.kring.carer.SuggestionService;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.identity.ui.DemoPeople;
import nl.kring.platform.Ids;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import nl.kring.watch.NinetyDays;
import nl.kring.watch.NinetyDaysService;
import nl.kring.watch.Phase;
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

    @Autowired
    private CarerService carers;

    @Autowired
    private NinetyDaysService days;

    @Autowired
    private SuggestionService suggestions;

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

    @Test
    void r_d30_whatFourCarersSaidOfThemselvesIsThereForEachOfThemAlone() {
        new DemoLoader(tenants, parts, transaction, clock).start();
        var anke = seated("Anke", "Douwe");
        var circle = anke.circle();
        assertThat(People.as(anke.person(), () -> carers.mine(circle)).answers())
                .anyMatch(answer -> answer.load().filter(Load.TOO_HEAVY::equals).isPresent())
                .anyMatch(answer -> answer.perseverance()
                        .filter(PerseveranceTime.UNDER_THREE_MONTHS::equals)
                        .isPresent());
        assertThat(People.as(anke.person(), () -> suggestions.now(circle))).isPresent();
        assertThat(People.as(anke.resident(), () -> carers.mine(circle)).answers())
                .isEmpty();
    }

    @Test
    void r_d6_theNinetyDaysOfDouweHaveThePhasesThatTheRulesGive() {
        new DemoLoader(tenants, parts, transaction, clock).start();
        var anke = seated("Anke", "Douwe");
        var seen = People.as(anke.person(), () -> days.of(anke.circle())).orElseThrow();
        assertThat(seen.spells())
                .extracting(NinetyDays.Spell::phase)
                .containsExactly(Phase.GREEN, Phase.YELLOW, Phase.RED, Phase.YELLOW, Phase.GREEN);
        assertThat(seen.spells().subList(1, 3))
                .extracting(spell -> spell.because().orElseThrow().rule())
                .containsExactly("TWO_YELLOW_IN_7_DAYS", "ONE_RED");
        assertThat(seen.said()).hasSizeBetween(40, 60);
        assertThat(seen.spells().getLast().stale()).isFalse();
    }

    private record Seated(AccountId person, AccountId resident, CircleId circle) {}

    private Seated seated(String name, String resident) {
        return people.job(() -> jdbc.sql("select m.account_id, r.account_id, m.circle_id from circle.circle_member m "
                        + "join common.account a on a.id = m.account_id join circle.circle_resident r on r.circle_id = m.circle_id "
                        + "join common.account b on b.id = r.account_id join circle.circle c on c.id = m.circle_id "
                        + "join common.tenant t on t.id = c.tenant_id "
                        + "where t.name = 'Veenmeren' and a.first_name = ? and b.first_name = ?")
                .param(name)
                .param(resident)
                .query((row, _) -> new Seated(
                        new AccountId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        new CircleId(row.getObject(3, UUID.class))))
                .single());
    }

    /** Of circles that go on; the day of loading is when the newest was told, as other tests of the run move the clock. */
    private static final String LIVE = "from circle.circle c join common.tenant t on t.id = c.tenant_id "
            + "cross join lateral (select max(e.at) as now from circle.entry e join circle.circle k on k.id = e.circle_id "
            + "where k.tenant_id = t.id) loaded where t.name = 'Veenmeren' and c.state = 'ACTIVE' ";

    @Test
    void eachCircleThatGoesOnHasAYearBehindItAndSomethingToDoThisWeek() {
        new DemoLoader(tenants, parts, transaction, clock).start();
        assertThat(count("select count(*) " + LIVE)).isEqualTo(10);
        assertThat(count("select count(*) " + LIVE
                        + "and (select count(*) from circle.entry e where e.circle_id = c.id) >= 90"))
                .as("a year each")
                .isEqualTo(10);
        assertThat(
                        count(
                                "select count(*) " + LIVE
                                        + "and exists (select 1 from circle.post p where p.circle_id = c.id and p.kind = 'QUESTION' "
                                        + "and p.at > loaded.now - interval '8 days' and not exists (select 1 from circle.question_answered q where q.post_id = p.id))"))
                .as("an open question each")
                .isEqualTo(10);
        assertThat(
                        count(
                                "select count(*) " + LIVE
                                        + "and exists (select 1 from circle.task k where k.circle_id = c.id "
                                        + "and k.taker_id is null and k.ends_at > loaded.now and k.at < loaded.now + interval '10 days')"))
                .as("an open task each")
                .isEqualTo(10);
        assertThat(count("select count(*) " + LIVE
                        + "and exists (select 1 from circle.appointment a where a.circle_id = c.id and a.starts_at > loaded.now "
                        + "and a.starts_at < loaded.now + interval '8 days')"))
                .as("an appointment each")
                .isEqualTo(10);
    }

    @Test
    void nothingOfTheYearIsWhatTheApplicationCouldNotHaveMade() {
        new DemoLoader(tenants, parts, transaction, clock).start();
        var circles =
                "(select c.id from circle.circle c join common.tenant t on t.id = c.tenant_id where t.name = 'Veenmeren')";
        assertThat(count("select count(*) from circle.observation where cardinality(signs) <> cardinality(sign_words) "
                        + "and circle_id in " + circles))
                .as("a sign that is not in the plan")
                .isZero();
        assertThat(count("select count(*) from circle.observation o join circle.circle_member m using (circle_id) "
                        + "join circle.warning_sign s on s.id = any (o.signs) where m.account_id = o.observer_id "
                        + "and not m.ring = any (s.rings) and not m.account_id = any (s.persons) and o.circle_id in "
                        + circles))
                .as("a sign that its observer does not see")
                .isZero();
        assertThat(count("select count(*) from circle.post p join circle.post f on f.id = p.thread_id "
                        + "where (p.audience_id <> f.audience_id or p.at < f.at) and p.circle_id in " + circles))
                .as("an answer that others read than what it answers")
                .isZero();
        assertThat(count(
                        "select count(*) from circle.read_receipt r join circle.circle_member m using (circle_id, account_id) "
                                + "where m.ring = 'PROFESSIONALS' and circle_id in " + circles))
                .as("a mark of who comes for the work")
                .isZero();
        assertThat(count("select count(*) from circle.post p join circle.audience a on a.id = p.audience_id "
                        + "where p.kind = 'SURPRISE' and (a.hidden_until is null or p.revealed_at is null) and p.circle_id in "
                        + circles))
                .as("a surprise that is not told yet")
                .isZero();
        assertThat(count(
                        "select count(*) from circle.task where state in ('OPEN', 'TAKEN') and made_at > at and circle_id in "
                                + circles))
                .as("a task asked after its moment")
                .isZero();
        assertThat(count("select count(*) from circle.photo where post_id is null and circle_id in " + circles))
                .isZero();
        assertThat(count("select count(*) from circle.photo where circle_id in " + circles))
                .isGreaterThan(30);
    }
}
