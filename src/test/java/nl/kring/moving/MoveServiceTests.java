package nl.kring.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ClosingService;
import nl.kring.circle.LogLine;
import nl.kring.circle.Ring;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportContent;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A resident moves house: within the municipality, to another one, or to a nursing home. */
@KringTest
class MoveServiceTests {
    private static final Address NEAR = new Address("Kerkstraat 1", Town.IN_THE_ZONE, "Veenmeren");
    private static final Address FAR = new Address("Verweg 1", new Postcode("9999 SS"), "Elders");

    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleService circles;

    @Autowired
    private ClosingService closing;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private FrontDoorService frontDoor;

    @Autowired
    private MoveService moves;

    @Autowired
    private MoveTick tick;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;
    private AccountId griet;
    private AccountId marga;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        griet = people.person("Griet");
        marga = people.person("Marga");
        circle = people.circle(town.tenant(), jan);
        people.seat(circle, griet, Ring.INNER);
        people.speaksFor(circle, jan, marga, true);
    }

    private void askedForHelp() {
        var need = new Payload.Need(
                "Jan de Boer", "", "Molensteeg 5", "8441 SA", "Veenmeren", "06-00000001", "MONEY", "De was.", "");
        People.as(
                jan,
                () -> transaction.execute(_ -> bridge.send(
                        bridge.preview(Ids.next(), town.tenant(), need),
                        new Origin(Optional.of(circle.value()), jan))));
        Town.soon(() -> queue().stream().findFirst());
    }

    private List<ReportHeader> queue() {
        return People.as(town.baukje(), () -> frontDoor.queue());
    }

    private Optional<ReportContent.Moving> atTheDesk() {
        return People.as(
                town.baukje(), () -> frontDoor.open(queue().getFirst().id()).moving());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private NewMove to(Where where, int days) {
        return new NewMove(Ids.next(), where, today().plusDays(days), where == Where.ELSEWHERE ? FAR : NEAR);
    }

    private NewMove says(AccountId person, Where where, int days) {
        var move = to(where, days);
        People.run(person, () -> moves.say(circle, move, Optional.empty()));
        return move;
    }

    private void ticks() {
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
    }

    private void days(int days) {
        clock.forward(Duration.ofDays(days));
        ticks();
    }

    private List<String> mails(AccountId person) {
        return people.job(
                () -> jdbc.sql("select template from common.delivery where recipient_id = ? and template like 'move.%' "
                                + "order by id")
                        .param(person.value())
                        .query(String.class)
                        .list());
    }

    private CircleState state() {
        return People.as(jan, () -> circles.view(circle)).state();
    }

    @Test
    void r_b16_insideTheMunicipalityTheNewZoneIsComputedAndTheCircleGoesOn() {
        var move = to(Where.INSIDE, 10);
        var then = People.as(jan, () -> moves.ifSo(circle, move));
        assertThat(then.zone()).map(zone -> zone.name()).contains("Centrum");
        assertThat(then.helpers()).extracting(NavigatorView::firstName).containsExactly("Baukje");
        People.run(jan, () -> moves.say(circle, move, Optional.empty()));
        days(11);
        assertThat(People.as(jan, () -> circles.address(circle))).contains(NEAR);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(jan, () -> moves.said(circle))).isEmpty();
    }

    @Test
    void r_b16_theMunicipalityReadsWhatWasShownByteForByteAndTheNavigatorStays() {
        askedForHelp();
        var move = to(Where.INSIDE, 10);
        var shown = People.as(jan, () -> moves.preview(circle, move));
        assertThat(People.as(jan, () -> moves.municipalityKnows(circle))).isTrue();
        People.run(jan, () -> moves.say(circle, move, Optional.of(shown)));
        People.run(jan, () -> moves.say(circle, move, Optional.of(shown)));
        assertThat(people.job(
                        () -> jdbc.sql("select payload from bridge.crossing where tenant_id = ? and kind = 'MOVE'")
                                .param(town.tenant().value())
                                .query(String.class)
                                .list()))
                .containsExactly(shown.payload());
        var there = Town.soon(this::atTheDesk);
        assertThat(there).isEqualTo(new ReportContent.Moving(move.on(), "INSIDE", "Kerkstraat 1, 8441 SA Veenmeren"));
        assertThat(queue()).hasSize(1);
        People.run(jan, () -> moves.notMoving(circle));
        Town.soon(() -> Optional.of(atTheDesk()).filter(Optional::isEmpty));
    }

    @Test
    void r_b16_nothingCrossesThatWasNotShownAndNothingWithoutAYes() {
        askedForHelp();
        says(jan, Where.ELSEWHERE, 10);
        People.run(jan, () -> moves.notMoving(circle));
        var move = to(Where.INSIDE, 10);
        var shown = People.as(jan, () -> moves.preview(circle, move));
        var other = new NewMove(move.id(), Where.INSIDE, move.on().plusDays(1), NEAR);
        assertThatThrownBy(() -> People.run(jan, () -> moves.say(circle, other, Optional.of(shown))))
                .isInstanceOf(Refused.class);
        assertThat(people.job(
                        () -> jdbc.sql("select count(*) from bridge.crossing where tenant_id = ? and kind = 'MOVE'")
                                .param(town.tenant().value())
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThat(People.as(jan, () -> moves.said(circle))).isEmpty();
    }

    @Test
    void r_b17_toAnotherMunicipalityTheCircleStaysNinetyDaysAndEachStepIsToldBefore() {
        says(jan, Where.ELSEWHERE, 50);
        ticks();
        assertThat(mails(jan)).isEmpty();
        days(10);
        assertThat(mails(jan)).containsExactly("move.soon");
        assertThat(mails(marga)).containsExactly("move.soon");
        assertThat(mails(griet)).isEmpty();
        assertThat(People.as(jan, () -> moves.said(circle)).orElseThrow().soon())
                .isTrue();
        days(41);
        assertThat(mails(jan)).containsExactly("move.soon", "move.day");
        days(62);
        assertThat(mails(jan)).containsExactly("move.soon", "move.day", "move.ends");
        days(25);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        days(5);
        assertThat(mails(jan)).containsExactly("move.soon", "move.day", "move.ends", "move.closed");
        assertThat(state()).isEqualTo(CircleState.CLOSED);
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())).stream()
                        .map(LogLine::words))
                .contains("circle.log.did.CLOSED.AS_SAID");
        // nothing is gone: she opens it again
        People.run(jan, () -> closing.reopen(circle));
        days(1);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void r_b17_whoDoesNotMoveAfterAllHearsNothingMore() {
        says(jan, Where.ELSEWHERE, 10);
        People.run(jan, () -> moves.notMoving(circle));
        days(200);
        assertThat(mails(jan)).isEmpty();
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void r_b18_toANursingHomeTheCircleSimplyGoesOn() {
        says(jan, Where.NURSING_HOME, 5);
        days(200);
        assertThat(mails(jan)).containsExactly("move.soon");
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void r_b16_whoSpeaksForHerSaysItAndSheReadsThatInHerLog() {
        says(marga, Where.INSIDE, 10);
        assertThat(People.as(jan, () -> moves.said(circle))).isPresent();
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())).stream()
                        .filter(line -> line.action().equals("PLANNED")))
                .singleElement()
                .satisfies(line -> assertThat(line.inName()).isPresent());
    }

    @Test
    void r_b17_nobodyElseSaysOrReadsIt() {
        says(jan, Where.INSIDE, 10);
        assertThatThrownBy(() -> People.as(griet, () -> moves.said(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(griet, () -> moves.say(circle, to(Where.INSIDE, 3), Optional.empty())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(griet, () -> moves.notMoving(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(jan, () -> moves.say(circle, to(Where.INSIDE, 3), Optional.empty())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(jan, () -> moves.say(circle, to(Where.INSIDE, -1), Optional.empty())))
                .isInstanceOf(Refused.class);
    }
}
