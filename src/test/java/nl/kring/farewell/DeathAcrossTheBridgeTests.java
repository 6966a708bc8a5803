package nl.kring.farewell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.frontdoor.ReportId;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Jan asked Baukje for help; then he dies, and first one side of the bridge knows it, or the other. */
@KringTest
class DeathAcrossTheBridgeTests {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleService circles;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private FrontDoorService frontDoor;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private FarewellTick tick;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;
    private AccountId griet;
    private AccountId jelle;
    private CircleId circle;
    private ReportId report;

    @BeforeEach
    void janAskedForHelp() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        griet = people.person("Griet");
        jelle = people.person("Jelle");
        circle = people.circle(town.tenant(), jan);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        var need = new Payload.Need(
                "Jan de Boer", "", "Molensteeg 5", "8441 SA", "Veenmeren", "06-00000001", "MONEY", "De was.", "");
        People.as(
                jan,
                () -> transaction.execute(_ -> bridge.send(
                        bridge.preview(Ids.next(), town.tenant(), need),
                        new Origin(Optional.of(circle.value()), jan))));
        report = Town.soon(() -> queue().stream().findFirst()).id();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private List<ReportHeader> queue() {
        return People.as(town.baukje(), () -> frontDoor.queue());
    }

    private void died(SignedIn who) {
        People.as(who, () -> {
            frontDoor.died(report, today());
            return true;
        });
    }

    private List<DeathView> said() {
        return People.as(griet, () -> farewell.said(circle));
    }

    private void settle() {
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
    }

    private void twoSayIt() {
        People.run(griet, () -> farewell.report(circle, jan, today()));
        People.run(jelle, () -> farewell.confirm(circle, jan));
        settle();
    }

    private Optional<LocalDate> diedOn() {
        return queue().getFirst().diedOn();
    }

    private int mails(String template) {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where recipient_id = ? and template = ?")
                .param(town.baukje().personId())
                .param(template)
                .query(Integer.class)
                .single());
    }

    @Test
    void step_1_anOfficialSaysItAndTheCircleFallsSilentUntilSomebodyNearConfirms() {
        died(town.baukje());
        var said = Town.soon(() -> said().stream().findFirst());
        assertThat(said.office()).isTrue();
        assertThat(said.reportedBy()).isEqualTo("Baukje Venema");
        assertThat(said.diedOn()).isEqualTo(today());
        assertThat(said.confirmed()).isFalse();
        assertThat(goesOn()).isFalse();
        People.run(griet, () -> farewell.confirm(circle, jan));
        settle();
        assertThat(People.as(griet, () -> circles.view(circle)).state()).isEqualTo(CircleState.IN_MEMORIAM);
    }

    private boolean goesOn() {
        return people.job(() -> jdbc.sql("select circle.goes_on(?)")
                .param(circle.value())
                .query(Boolean.class)
                .single());
    }

    @Test
    void step_2_theMistakeOfADeskGivesTheCircleBack() {
        died(town.baukje());
        Town.soon(() -> said().stream().findFirst());
        People.as(town.baukje(), () -> {
            frontDoor.notDied(report);
            return true;
        });
        Town.soon(() -> Optional.of(said()).filter(List::isEmpty));
        assertThat(goesOn()).isTrue();
        assertThat(diedOn()).isEmpty();
    }

    @Test
    void step_2_whoIsInTheCircleTakesTheWordOfADeskBackToo() {
        died(town.baukje());
        Town.soon(() -> said().stream().findFirst());
        People.run(jan, () -> farewell.mistake(circle, jan));
        settle();
        assertThat(goesOn()).isTrue();
        Town.soon(() -> Optional.of(true).filter(_ -> diedOn().isEmpty()));
    }

    @Test
    void step_4_theNavigatorReadsTheDayAndNothingOfTheCircle() {
        twoSayIt();
        assertThat(Town.soon(this::diedOn)).isEqualTo(today());
        assertThat(mails("desk.died")).isEqualTo(1);
        assertThat(people.job(() -> jdbc.sql(
                                "select c.payload from bridge.crossing c join bridge.origin o on o.crossing_id = c.id "
                                        + "where o.account_id = ? and c.kind = 'DEATH'")
                        .param(jan.value())
                        .query(String.class)
                        .single()))
                .contains(today().toString())
                .doesNotContain("Jan", "Griet", "Jelle", circle.value().toString());
        settle();
        assertThat(mails("desk.died")).isEqualTo(1);
        People.run(jelle, () -> farewell.mistake(circle, jan));
        settle();
        Town.soon(() -> Optional.of(true).filter(_ -> diedOn().isEmpty()));
        assertThat(mails("desk.notDied")).isEqualTo(1);
    }

    @Test
    void step_4_aMunicipalityThatWasNeverAskedForHelpHearsNothing() {
        var aaltje = people.person("Aaltje");
        var other = people.circle(town.tenant(), aaltje);
        people.seat(other, griet, Ring.INNER);
        people.seat(other, jelle, Ring.INNER);
        People.run(griet, () -> farewell.report(other, aaltje, today()));
        People.run(jelle, () -> farewell.confirm(other, aaltje));
        settle();
        assertThat(people.job(() -> jdbc.sql("select count(*) from bridge.origin where account_id = ?")
                        .param(aaltje.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void step_4_noTermRunsForWhoDied() {
        died(town.baukje());
        people.job(() -> jdbc.sql(
                        "update municipal.term_clock set warn_navigator_at = common.kring_now(), warn_leader_at = common.kring_now() "
                                + "where report_id = ?")
                .param(report.value())
                .update());
        works.stream()
                .filter(work -> work.name().equals("doorstep-warnings"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        assertThat(mails("desk.late")).isZero();
    }

    @Test
    void onlyWhoHasTheReportSaysIt() {
        assertThatThrownBy(() -> died(town.akke())).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> died(town.tjitske())).isInstanceOf(NotFound.class);
        assertThat(diedOn()).isEmpty();
    }

    @Test
    void postgresqlAloneLetsNobodyOfACircleSpeakAsTheMunicipality() {
        assertThatThrownBy(() -> People.as(
                        griet,
                        () -> transaction.execute(_ -> jdbc.sql(
                                        "insert into circle.death_report (id, circle_id, resident_id, died_on, reported_office) "
                                                + "values (?, ?, ?, ?, 'Baukje')")
                                .param(Ids.next())
                                .param(circle.value())
                                .param(jan.value())
                                .param(today())
                                .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void step_1_theWordOfAnOfficialIsHeardInEachCircleOfThatPersonAlsoInOneThatWasClosed() {
        var home = people.household(town.tenant(), jan, griet);
        people.seat(home, jelle, Ring.INNER);
        People.run(jan, () -> closing.close(circle));
        died(town.baukje());
        Town.soon(() -> said().stream().findFirst());
        var athome = Town.soon(
                () -> People.as(jelle, () -> farewell.said(home)).stream().findFirst());
        assertThat(athome.office()).isTrue();
        People.run(jelle, () -> farewell.confirm(circle, jan));
        People.run(jelle, () -> farewell.confirm(home, jan));
        settle();
        assertThat(People.as(griet, () -> circles.view(circle)).state()).isEqualTo(CircleState.CLOSED);
        assertThat(People.as(griet, () -> circles.view(home)).whose()).isEqualTo("Griet");
        assertThat(mails("desk.died")).isLessThanOrEqualTo(1);
    }

    @Test
    void step_2_theMistakeOfADeskIsHeardInEachCircleToo() {
        var home = people.household(town.tenant(), jan, griet);
        people.seat(home, jelle, Ring.INNER);
        died(town.baukje());
        Town.soon(() -> People.as(jelle, () -> farewell.said(home)).stream().findFirst());
        People.as(town.baukje(), () -> {
            frontDoor.notDied(report);
            return true;
        });
        Town.soon(() -> Optional.of(People.as(jelle, () -> farewell.said(home))).filter(List::isEmpty));
        Town.soon(() -> Optional.of(said()).filter(List::isEmpty));
    }
}
