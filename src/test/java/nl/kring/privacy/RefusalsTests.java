package nl.kring.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportId;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.tenant.TenantService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever tries what is not hers finds nothing, and stands in the log of whose it is. */
class RefusalsTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private NeedService needs;

    @Autowired
    private FrontDoorService frontDoor;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private TenantService tenants;

    @Autowired
    private AccessLog log;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;
    private AccountId bram;
    private AccountId stranger;
    private CircleId circle;
    private CircleId elsewhere;

    @BeforeEach
    void aCircleAndAnother() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        bram = people.person("Bram");
        stranger = people.person("Vreemde");
        circle = people.circle(town.tenant(), jan);
        people.seat(circle, bram, Ring.HELPERS);
        elsewhere = people.circle(town.tenant(), stranger);
    }

    private List<AccessLog.Line> refusals(UUID chain) {
        return people.job(() -> log.newest(chain, 50)).stream()
                .filter(line -> line.action().equals("REFUSED"))
                .toList();
    }

    private static void refused(AccountId person, Runnable attempt) {
        assertThat(catchThrowable(() -> People.run(person, attempt))).isInstanceOf(NotFound.class);
    }

    @Test
    void r_m1_theResidentReadsWhoTriedWhatAndWhen() {
        refused(stranger, () -> circles.view(circle));
        assertThat(People.as(jan, () -> circles.log(circle))).singleElement().satisfies(line -> {
            assertThat(line.actor()).contains(stranger);
            assertThat(line.action() + " " + line.what()).isEqualTo("REFUSED VIEW");
            assertThat(line.at()).isBetween(clock.instant().minusSeconds(5), clock.instant());
        });
    }

    @Test
    void theSameWithinAMinuteIsOneLine() {
        for (int tries = 0; tries < 5; tries++) {
            refused(stranger, () -> circles.view(circle));
        }
        assertThat(refusals(circle.value())).hasSize(1);
        refused(stranger, () -> circles.remove(circle, bram));
        assertThat(refusals(circle.value())).hasSize(2);
        clock.forward(Duration.ofSeconds(61));
        refused(stranger, () -> circles.view(circle));
        assertThat(refusals(circle.value())).hasSize(3);
    }

    @Test
    void theSameFromTwentyPagesAtOnceIsOneLine() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> tries = () -> {
                refused(stranger, () -> circles.view(circle));
                return true;
            };
            for (var outcome : threads.invokeAll(Collections.nCopies(20, tries))) {
                assertThat(outcome.get()).isTrue();
            }
        }
        assertThat(refusals(circle.value())).hasSize(1);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatDoesNotExistFillsNoLog(CapturedOutput output) {
        var nowhere = new CircleId(Ids.next());
        refused(stranger, () -> circles.view(nowhere));
        assertThat(output.getAll()).doesNotContain(nowhere.value().toString());
    }

    @Test
    void whatDoesNotExistIsAnsweredTheSameAndLeavesNoLine() {
        var nowhere = new CircleId(Ids.next());
        var unknown = catchThrowable(() -> People.run(stranger, () -> circles.view(nowhere)));
        var hidden = catchThrowable(() -> People.run(stranger, () -> circles.view(circle)));
        assertThat(hidden).hasSameClassAs(unknown).hasMessage(unknown.getMessage());
        assertThat(refusals(nowhere.value())).isEmpty();
    }

    @Test
    void aPostOfOthersIsTriedInTheirLogAlsoByWayOfTheOwnCircle() {
        var post = new NewPost(new PostId(Ids.next()), "Bloeddruk", Topic.HEALTH, Optional.empty());
        People.run(jan, () -> timeline.post(circle, post));
        refused(bram, () -> timeline.answer(circle, post.id(), new PostId(Ids.next()), "Wat?"));
        refused(stranger, () -> timeline.answer(elsewhere, post.id(), new PostId(Ids.next()), "Wat?"));
        assertThat(refusals(circle.value()))
                .extracting(line -> line.actor().orElseThrow(), AccessLog.Line::what)
                .containsExactly(tuple(stranger, "ANSWER"), tuple(bram, "ANSWER"));
        assertThat(refusals(elsewhere.value())).isEmpty();
    }

    @Test
    void aNeedOfOthersIsTriedInTheirLog() {
        var draft = new NeedDraft(new NeedId(Ids.next()), "Hulp in huis", Optional.empty(), "");
        People.run(jan, () -> needs.write(circle, draft));
        refused(stranger, () -> needs.write(elsewhere, draft));
        assertThat(refusals(circle.value())).singleElement().satisfies(line -> assertThat(line.what())
                .isEqualTo("WRITE"));
    }

    @Test
    void aReportOfAColleagueIsTriedInItsFile() {
        var report = report();
        assertThat(catchThrowable(() -> open(town.tjitske(), report))).isInstanceOf(NotFound.class);
        assertThat(catchThrowable(() -> open(Town.of(people, tenants).baukje(), report)))
                .isInstanceOf(NotFound.class);
        assertThat(refusals(fileOf(report))).hasSize(2).allSatisfy(line -> assertThat(line.what())
                .isEqualTo("HEADER"));
        assertThat(catchThrowable(() -> open(town.akke(), report))).hasMessage("no right: READ_CONTENT");
        assertThat(refusals(fileOf(report)).getFirst().actor())
                .contains(town.akke().account());
    }

    private void open(SignedIn staff, ReportId report) {
        People.as(staff, () -> {
            if (staff.equals(town.akke())) {
                return frontDoor.open(report);
            }
            return frontDoor.header(report);
        });
    }

    private ReportId report() {
        var id = Ids.next();
        var need = new Payload.Need(
                "Jan", "", "Molensteeg 5", Town.IN_THE_ZONE.spoken(), "Veenmeren", "", "", "Hulp in huis", "");
        People.as(
                jan,
                () -> transaction.execute(_ -> bridge.send(
                        bridge.preview(id, town.tenant(), need), new Origin(Optional.of(circle.value()), jan))));
        return new ReportId(Town.soon(() -> one("select id from municipal.report where bridge_id = ?", id)));
    }

    private UUID fileOf(ReportId report) {
        return one("select file_id from municipal.report where id = ?", report.value())
                .orElseThrow();
    }

    private Optional<UUID> one(String sql, UUID id) {
        return people.job(() -> jdbc.sql(sql).param(id).query(UUID.class).optional());
    }

    @Test
    void aPageThatLooksAgainByItselfAfterARemovalTriesNothing() {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        People.run(jan, () -> circles.remove(circle, bram));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return LocatorJ._find(H1.class).isEmpty() ? Optional.of(true) : Optional.empty();
        });
        assertThat(refusals(circle.value())).isEmpty();
        refused(bram, () -> circles.view(circle));
        assertThat(refusals(circle.value())).hasSize(1);
    }

    @Test
    void aStrangerAtAnAddressLeavesOneLine() {
        signIn(stranger);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(LocatorJ._get(H1.class).getText()).isEqualTo("Deze pagina is er niet");
        assertThat(refusals(circle.value())).hasSize(1);
    }
}
