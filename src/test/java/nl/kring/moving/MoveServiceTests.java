package nl.kring.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.Address;
import nl.kring.circle.ApartService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
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
import nl.kring.platform.DueWork;
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
    private List<DueWork> due;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ApartService apart;

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
        assertThat(people.job(() -> jdbc.sql(
                                "select link from common.delivery where recipient_id = ? and template = 'move.closed'")
                        .param(jan.value())
                        .query(String.class)
                        .single()))
                .isEqualTo("/circle/" + circle.value() + "/timeline");
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

    private AccountId together(String name) {
        var other = people.person(name);
        circle = people.household(town.tenant(), jan, other);
        people.seat(circle, griet, Ring.INNER);
        return other;
    }

    private void died(AccountId person, boolean certain) {
        people.job(() -> jdbc.sql(
                        "insert into circle.death_report (id, circle_id, resident_id, died_on, reported_by, confirmed_by, "
                                + "confirmed_at) values (uuidv7(), ?, ?, ?, ?, ?, common.kring_now())")
                .param(circle.value())
                .param(person.value())
                .param(today())
                .param(griet.value())
                .param(marga.value())
                .update());
        if (certain) {
            people.job(() -> {
                jobs.remember(circle, person);
                return true;
            });
        }
    }

    private int stillToCome() {
        return people.job(() -> jdbc.sql(
                        "select count(*) from circle.move where circle_id = ? and cancelled_at is null and over_at is null")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private Optional<Address> livesIn(AccountId person) {
        return people.job(() -> jdbc.sql(
                        "select street, postcode, place from circle.circle_resident where circle_id = ? "
                                + "and account_id = ? and ended_at is null and street is not null")
                .param(circle.value())
                .param(person.value())
                .query((row, _) -> new Address(row.getString(1), new Postcode(row.getString(2)), row.getString(3)))
                .optional());
    }

    @Test
    void r_b17_whoDiedDoesNotCloseTheCircleOfWhoStayed() {
        var anna = together("Anna");
        People.run(anna, () -> circles.livesAt(circle, Town.ADDRESS));
        says(jan, Where.ELSEWHERE, 10);
        died(jan, true);
        assertThat(stillToCome()).isZero();
        days(11);
        days(75);
        days(40);
        assertThat(livesIn(anna)).contains(Town.ADDRESS);
        assertThat(People.as(anna, () -> circles.view(circle)).state()).isEqualTo(CircleState.ACTIVE);
        assertThat(mails(anna)).isEmpty();
        assertThat(mails(jan)).isEmpty();
    }

    private void wasAMistake(AccountId person) {
        people.job(() -> jdbc.sql("update circle.death_report set mistake_at = common.kring_now(), mistake_by = ? "
                        + "where circle_id = ? and resident_id = ?")
                .param(griet.value())
                .param(circle.value())
                .param(person.value())
                .update());
        people.job(() -> {
            jobs.restore(circle, person);
            return true;
        });
    }

    @Test
    void r_b17_aMoveStandsAgainWhenTheDeathThatCalledItOffWasAMistake() {
        askedForHelp();
        var move = to(Where.ELSEWHERE, 10);
        People.run(jan, () -> moves.say(circle, move, Optional.of(moves.preview(circle, move))));
        var before = People.as(jan, () -> moves.said(circle)).orElseThrow();
        died(jan, true);
        assertThat(People.as(griet, () -> circles.view(circle)).state()).isEqualTo(CircleState.IN_MEMORIAM);
        assertThat(stillToCome()).isZero();
        wasAMistake(jan);
        wasAMistake(jan);
        assertThat(People.as(jan, () -> moves.said(circle))).contains(before);
        days(10);
        assertThat(livesIn(jan)).contains(FAR);
    }

    @Test
    void r_b17_whatWasCalledOffByHerselfStaysOffAndInAHouseholdOnlyHersComesBack() {
        var anna = together("Anna");
        says(jan, Where.INSIDE, 10);
        People.run(jan, () -> moves.notMoving(circle));
        died(jan, true);
        wasAMistake(jan);
        assertThat(stillToCome()).isZero();
        says(jan, Where.INSIDE, 10);
        says(anna, Where.INSIDE, 12);
        died(anna, true);
        assertThat(stillToCome()).isEqualTo(1);
        wasAMistake(anna);
        assertThat(stillToCome()).isEqualTo(2);
        assertThat(People.as(anna, () -> moves.said(circle)).orElseThrow().on()).isEqualTo(today().plusDays(12));
    }

    @Test
    void r_b17_aHouseholdGoesOnAndOnlyWhoMovesHearsOfItAndLivesElsewhere() {
        var anna = together("Anna");
        people.speaksFor(circle, anna, marga, true);
        People.run(anna, () -> circles.livesAt(circle, Town.ADDRESS));
        says(jan, Where.ELSEWHERE, 10);
        days(11);
        assertThat(livesIn(jan)).contains(FAR);
        assertThat(livesIn(anna)).contains(Town.ADDRESS);
        days(75);
        days(40);
        assertThat(mails(jan)).containsExactly("move.soon", "move.dayTogether");
        assertThat(people.job(() -> jdbc.sql(
                                "select arguments from common.delivery where recipient_id = ? and template = 'move.soon'")
                        .param(jan.value())
                        .query(String.class)
                        .single()))
                .contains("Jan");
        assertThat(mails(anna)).isEmpty();
        assertThat(mails(marga)).isEmpty();
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(jan, () -> moves.said(circle))).isEmpty();
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())).stream()
                        .map(LogLine::action))
                .contains("PLANNED");
        assertThat(People.as(anna, () -> circles.whoLooked(circle, Optional.empty())).stream()
                        .map(LogLine::action))
                .doesNotContain("PLANNED");
    }

    @Test
    void r_b17_whoGoesApartTakesTheMoveAlongToTheOwnCircle() {
        var anna = together("Anna");
        var move = says(jan, Where.ELSEWHERE, 10);
        People.as(anna, () -> apart.end(circle, Set.of()));
        var own = People.as(jan, () -> apart.end(circle, Set.of()));
        assertThat(People.as(jan, () -> moves.said(own)).map(MoveView::id)).contains(move.id());
    }

    @Test
    void r_b17_nothingIsSaidNorUsedUpWhileTheCircleIsClosed() {
        says(jan, Where.ELSEWHERE, 1);
        days(2);
        People.run(jan, () -> closing.close(circle));
        days(89);
        assertThat(mails(jan)).containsExactly("move.soon", "move.day");
        People.run(jan, () -> closing.reopen(circle));
        ticks();
        // she was told late, and so has four weeks from now
        assertThat(People.as(jan, () -> moves.said(circle)).map(MoveView::until))
                .contains(today().plusDays(27));
        assertThat(mails(jan)).containsExactly("move.soon", "move.day", "move.ends");
        People.run(jan, () -> closing.close(circle));
        days(40);
        assertThat(mails(jan)).containsExactly("move.soon", "move.day", "move.ends");
    }

    @Test
    void r_b17_nothingIsSaidWhileSomebodySaidThatSheDied() {
        says(jan, Where.ELSEWHERE, 1);
        died(jan, false);
        days(2);
        assertThat(mails(jan)).isEmpty();
        people.job(() -> {
            jobs.remember(circle, jan);
            return true;
        });
        assertThat(stillToCome()).isZero();
    }

    @Test
    void r_b17_afterTheDaySheCanStillSayThatItIsOffAndLivesWhereSheLived() {
        People.run(jan, () -> circles.livesAt(circle, Town.ADDRESS));
        says(jan, Where.ELSEWHERE, 1);
        days(2);
        assertThat(livesIn(jan)).contains(FAR);
        People.run(jan, () -> moves.notMoving(circle));
        assertThat(livesIn(jan)).contains(Town.ADDRESS);
        days(200);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
    }

    private String streetOfTheFile() {
        due.stream()
                .filter(work -> work.name().equals("desk-moves"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        return people.job(() -> jdbc.sql("select street from municipal.resident_file where tenant_id = ?")
                .param(town.tenant().value())
                .query(String.class)
                .single());
    }

    private void tellsOf(NewMove move) {
        var shown = People.as(jan, () -> moves.preview(circle, move));
        People.run(jan, () -> moves.say(circle, move, Optional.of(shown)));
        Town.soon(this::atTheDesk);
    }

    @Test
    void r_b16_theFileSaysTheNewAddressFromTheDayOnAndNotOfAMoveThatIsOff() {
        askedForHelp();
        tellsOf(to(Where.INSIDE, 10));
        assertThat(streetOfTheFile()).isEqualTo("Molensteeg 5");
        People.run(jan, () -> moves.notMoving(circle));
        Town.soon(() -> Optional.of(atTheDesk()).filter(Optional::isEmpty));
        days(11);
        assertThat(streetOfTheFile()).isEqualTo("Molensteeg 5");
        tellsOf(to(Where.INSIDE, 10));
        assertThat(streetOfTheFile()).isEqualTo("Molensteeg 5");
        days(11);
        assertThat(streetOfTheFile()).isEqualTo("Kerkstraat 1");
    }
}
