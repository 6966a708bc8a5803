package nl.kring.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Payload.Promise;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class FrontDoorServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private FrontDoorService frontDoor;

    @Autowired
    private FrontDoorJobs jobs;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Receiving receiving;

    @Autowired
    private DoorstepWarnings warnings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private Town town;
    private AccountId jan;

    @BeforeEach
    void aTown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
    }

    private static Payload.Need need(String name, String postcode) {
        return new Payload.Need(
                name, "", "Molensteeg 5", postcode, "Veenmeren", "06-00000001", "MONEY", "De wasmachine is stuk.", "");
    }

    /** Crosses as a resident's page does, and waits for the report. */
    private ReportHeader forward(Payload.Need need) {
        var id = Ids.next();
        People.as(
                jan,
                () -> transaction.execute(_ -> bridge.send(
                        bridge.preview(id, town.tenant(), need), new Origin(Optional.of(UUID.randomUUID()), jan))));
        return report(id);
    }

    private ReportHeader report(UUID crossing) {
        var report = Town.soon(() -> people.job(() -> jdbc.sql("select id from municipal.report where bridge_id = ?")
                .param(crossing)
                .query(UUID.class)
                .optional()));
        return People.as(town.akke(), () -> frontDoor.header(new ReportId(report)));
    }

    private UUID crossingOf(ReportHeader report) {
        return people.job(() -> jdbc.sql("select bridge_id from municipal.report where id = ?")
                .param(report.id().value())
                .query(UUID.class)
                .single());
    }

    private long answersTo(ReportHeader report) {
        var asked = crossingOf(report);
        return people.job(() -> jdbc.sql("select count(*) from bridge.crossing where about_id = ?")
                .param(asked)
                .query(Long.class)
                .single());
    }

    private List<ReportHeader> queue(SignedIn staff) {
        return People.as(staff, () -> frontDoor.queue());
    }

    /** A crossing that was committed just before a crash: nobody heard of it. */
    private UUID leftByACrash() {
        var id = Ids.next();
        return people.job(() -> {
            jdbc.sql("insert into bridge.origin (crossing_id, account_id, sent_by) values (?, ?, ?)")
                    .param(id)
                    .param(jan.value())
                    .param(jan.value())
                    .update();
            jdbc.sql("insert into bridge.crossing (id, about_id, tenant_id, kind, direction, payload) "
                            + "values (?, ?, ?, 'NEED', 'TO_FILE', ?)")
                    .param(id)
                    .param(id)
                    .param(town.tenant().value())
                    .param(
                            "{\"name\":\"Jan\",\"askedBy\":\"\",\"street\":\"Molensteeg 5\",\"postcode\":\"8441 SA\","
                                    + "\"place\":\"Veenmeren\",\"phone\":\"\",\"theme\":\"\",\"ownWords\":\"Help\",\"tried\":\"\"}")
                    .update();
            return id;
        });
    }

    @Test
    void theNavigatorOfTheZoneHasItAtOnceWithAPromise() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        var mine = queue(town.baukje());
        assertThat(mine).extracting(ReportHeader::id).containsExactly(report.id());
        assertThat(mine.getFirst().mine()).isTrue();
        assertThat(mine.getFirst().due()).isAfter(mine.getFirst().started());
        assertThat(deliveriesTo(town.baukje(), "desk.new")).isEqualTo(1);
    }

    @Test
    void aPostcodeInNoZoneGoesToTheTeamLeaderWhoGivesItToSomebody() {
        var report = forward(need("Jan de Boer", "9999 SS"));
        assertThat(report.chosen()).isEqualTo(Chosen.TEAM_LEADER);
        assertThat(report.navigator()).isEmpty();
        assertThat(queue(town.baukje())).isEmpty();
        assertThat(promise(report).who().name()).isEqualTo("Akke");
        assertThat(deliveriesTo(town.akke(), "desk.nobody")).isEqualTo(1);
        People.as(town.akke(), () -> {
            frontDoor.assign(report.id(), town.tjitske().accountId());
            return true;
        });
        assertThat(queue(town.tjitske())).hasSize(1);
        assertThat(promise(report).who().name()).isEqualTo("Tjitske Reitsma");
    }

    @Test
    void whatACrashLeftIsTakenInByTheTick() {
        var crossing = leftByACrash();
        Acting.asSystem(inbox.name(), inbox::doWhatIsDue);
        assertThat(report(crossing).mine()).isFalse();
        assertThat(queue(town.baukje())).hasSize(1);
    }

    @Test
    void whatWasReceivedIsNotReceivedAgain() {
        var crossing = leftByACrash();
        Acting.asSystem("test", () -> receiving.receive(crossing));
        Acting.asSystem("test", () -> receiving.receive(crossing));
        Acting.asSystem(inbox.name(), inbox::doWhatIsDue);
        assertThat(queue(town.baukje())).hasSize(1);
    }

    @Test
    void at_f5_aNavigatorIsNeverGivenWhomSheExcluded() {
        People.as(town.baukje(), () -> {
            frontDoor.exclude("  jan   DE boer ");
            return true;
        });
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThat(report.navigator().orElseThrow().account())
                .isEqualTo(town.tjitske().accountId());
        assertThat(report.contact()).isEmpty();
    }

    @Test
    void at_f2_whenTheZoneIsFullOneFliesAndTheResidentReadsBothNames() {
        people.job(() -> {
            jobs.carries(town.tenant(), town.baukje().account(), 40, 40);
            return true;
        });
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThat(promise(report).who().name()).isEqualTo("Tjitske Reitsma");
        assertThat(promise(report).contact().orElseThrow().name()).isEqualTo("Baukje Venema");
    }

    @Test
    void at_f3_whoMovedTwoMonthsAgoKeepsTheSameNavigator() {
        knows(Optional.of(clock.instant().minus(Duration.ofDays(60))));
        assertThat(forward(need("Jan de Boer", "8441 SA")).chosen()).isEqualTo(Chosen.KNOWN);
    }

    @Test
    void whoMovedFourMonthsAgoGetsTheNavigatorOfTheNewZone() {
        knows(Optional.of(clock.instant().minus(Duration.ofDays(125))));
        assertThat(forward(need("Jan de Boer", "8441 SA")).chosen()).isEqualTo(Chosen.ZONE);
    }

    private void knows(Optional<Instant> movedAt) {
        people.job(() -> {
            jobs.knows(
                    town.tenant(),
                    new FrontDoorJobs.Known(
                            "Jan de Boer",
                            "Molensteeg 5",
                            Town.IN_THE_ZONE,
                            "Veenmeren",
                            town.tjitske().account(),
                            clock.instant().minus(Duration.ofDays(200)),
                            movedAt));
            return true;
        });
    }

    @Test
    void aSecondNeedOfTheSamePersonComesInTheSameFile() {
        var first = forward(need("Jan de Boer", "8441 SA"));
        var second = forward(need("J. de Boer", "9999 SS"));
        assertThat(second.chosen()).isEqualTo(Chosen.KNOWN);
        assertThat(fileOf(second)).isEqualTo(fileOf(first));
    }

    private UUID fileOf(ReportHeader report) {
        return people.job(() -> jdbc.sql("select file_id from municipal.report where id = ?")
                .param(report.id().value())
                .query(UUID.class)
                .single());
    }

    @Test
    void theNavigatorReadsWhatWasSaidAndTheResidentReadsThatItWasRead() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        var content = People.as(town.baukje(), () -> frontDoor.open(report.id()));
        assertThat(content.ownWords()).isEqualTo("De wasmachine is stuk.");
        assertThat(content.phone()).isEqualTo("06-00000001");
        People.as(town.baukje(), () -> frontDoor.open(report.id()));
        assertThat(answers(report, Kind.STATUS)).hasSize(1);
        var file = fileOf(report);
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.access_log_entry where chain_id = ? and action = 'READ' and actor_id = ?")
                        .param(file)
                        .param(town.baukje().accountId())
                        .query(Long.class)
                        .single()))
                .isEqualTo(2);
    }

    @Test
    void r_m1_whoOpensAReportThatAColleagueHasIsALineInItsFile() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        People.as(town.akke(), () -> frontDoor.look(report.id()));
        People.as(town.baukje(), () -> frontDoor.look(report.id()));
        var file = fileOf(report);
        assertThat(people.job(() -> jdbc.sql("select actor_id from common.access_log_entry where chain_id = ? "
                                + "and action = 'READ' and what = 'HEADER'")
                        .param(file)
                        .query(UUID.class)
                        .list()))
                .containsExactly(town.akke().accountId());
    }

    @Test
    void aColleagueDoesNotWriteInTheLogOfAFileThatIsNotHers() {
        var file = fileOf(forward(need("Jan de Boer", "8441 SA")));
        assertThat(People.as(town.baukje(), () -> writeInLog(file))).isEqualTo(1);
        assertThatThrownBy(() -> People.as(town.tjitske(), () -> writeInLog(file)))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private int writeInLog(UUID chain) {
        return transaction.execute(
                _ -> jdbc.sql("insert into common.access_log_entry (chain_id, actor_id, action, what) "
                                + "values (?, common.me(), 'READ', 'REPORT')")
                        .param(chain)
                        .update());
    }

    @Test
    void theTeamLeaderSeesHeadersAndClocksButNotWhatWasSaid() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThat(queue(town.akke())).extracting(ReportHeader::id).contains(report.id());
        assertThatThrownBy(() -> People.as(town.akke(), () -> frontDoor.open(report.id())))
                .isInstanceOf(NoRight.class);
        assertThat(rowsSeenBy(town.akke(), "municipal.report_content")).isZero();
        assertThat(rowsSeenBy(town.akke(), "municipal.report")).isEqualTo(1);
        assertThat(rowsSeenBy(town.akke(), "bridge.crossing")).isZero();
    }

    @Test
    void aColleagueSeesNothing() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThat(queue(town.tjitske())).isEmpty();
        assertThatThrownBy(() -> People.as(town.tjitske(), () -> frontDoor.open(report.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.tjitske(), () -> frontDoor.header(report.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.tjitske(), () -> {
                    frontDoor.agree(report.id(), clock.instant().plusSeconds(60));
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        for (var table : List.of(
                "municipal.report",
                "municipal.report_content",
                "municipal.term_clock",
                "municipal.resident_file",
                "bridge.crossing")) {
            assertThat(rowsSeenBy(town.tjitske(), table)).as(table).isZero();
        }
        assertThatThrownBy(() -> queue(town.lotte())).isInstanceOf(NotFound.class);
    }

    @Test
    void anotherMunicipalitysStaffSeeNothing() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        var elsewhere = Town.of(people, tenants);
        assertThat(queue(elsewhere.akke())).isEmpty();
        assertThatThrownBy(() -> People.as(elsewhere.akke(), () -> frontDoor.header(report.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(elsewhere.baukje(), () -> frontDoor.open(report.id())))
                .isInstanceOf(NotFound.class);
        assertThat(rowsSeenBy(elsewhere.akke(), "municipal.report")).isZero();
    }

    @Test
    void aPersonOfACircleHasNoDesk() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThatThrownBy(() -> People.as(jan, () -> frontDoor.desk())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(jan, () -> frontDoor.queue())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(jan, () -> frontDoor.open(report.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(jan, () -> frontDoor.excluded())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(jan, () -> frontDoor.navigators())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> rowsSeenBy(new SignedIn(jan.value(), null, null), "municipal.report"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void onlyTheTeamLeaderAssigns() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    frontDoor.assign(report.id(), town.tjitske().accountId());
                    return true;
                }))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> frontDoor.navigators()))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(
                        town.baukje(),
                        () -> transaction.execute(
                                _ -> jdbc.sql("update municipal.report set navigator_id = ? where id = ?")
                                        .param(town.tjitske().accountId())
                                        .param(report.id().value())
                                        .update())))
                .hasStackTraceContaining("only the team leader assigns");
        var elsewhere = Town.of(people, tenants);
        assertThatThrownBy(() -> People.as(town.akke(), () -> {
                    frontDoor.assign(report.id(), elsewhere.baukje().accountId());
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_f1_theAgreedMomentComesBackAndStopsTheWarnings() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        var visit = clock.instant().plus(Duration.ofDays(2)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        People.as(town.baukje(), () -> {
            frontDoor.agree(report.id(), visit);
            return true;
        });
        assertThat(promise(report).visit()).contains(visit);
        var crossed = answersTo(report);
        People.as(town.baukje(), () -> {
            frontDoor.agree(report.id(), visit);
            return true;
        });
        assertThat(answersTo(report)).as("the same click twice").isEqualTo(crossed);
        warningsAreDue(report);
        assertThat(deliveriesTo(town.baukje(), "desk.late")).isZero();
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    frontDoor.agree(report.id(), clock.instant().minusSeconds(60));
                    return true;
                }))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.as(town.akke(), () -> {
                    frontDoor.agree(report.id(), visit);
                    return true;
                }))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void at_f1_theNavigatorIsWarnedAndThenTheTeamLeaderEachOnce() {
        var report = forward(need("Jan de Boer", "8441 SA"));
        Acting.asSystem(warnings.name(), warnings::doWhatIsDue);
        assertThat(deliveriesTo(town.baukje(), "desk.late")).isZero();
        warningsAreDue(report);
        Acting.asSystem(warnings.name(), warnings::doWhatIsDue);
        assertThat(deliveriesTo(town.baukje(), "desk.late")).isEqualTo(1);
        assertThat(deliveriesTo(town.akke(), "desk.later")).isEqualTo(1);
        assertThat(queue(town.baukje()).getFirst().warned()).isTrue();
    }

    private void warningsAreDue(ReportHeader report) {
        people.job(() -> jdbc.sql("update municipal.term_clock set warn_navigator_at = common.kring_now(), "
                        + "warn_leader_at = common.kring_now() where report_id = ?")
                .param(report.id().value())
                .update());
        Acting.asSystem(warnings.name(), warnings::doWhatIsDue);
    }

    @Test
    void exclusionsAreReadByTheirOwnerOnly() {
        People.as(town.baukje(), () -> {
            frontDoor.exclude("Jan de Boer");
            return true;
        });
        assertThat(People.as(town.baukje(), () -> frontDoor.excluded())).containsExactly("jan de boer");
        assertThat(People.as(town.akke(), () -> frontDoor.excluded())).isEmpty();
        assertThat(rowsSeenBy(town.akke(), "municipal.navigator_exclusion")).isZero();
        assertThatThrownBy(() -> People.as(jan, () -> {
                    frontDoor.exclude("Baukje");
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    frontDoor.exclude(" ");
                    return true;
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void onlyJobsBringInThePast() {
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    jobs.exclude(town.tenant(), town.baukje().account(), "Jan");
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    jobs.carries(town.tenant(), town.baukje().account(), 1, 1);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> {
                    jobs.knows(
                            town.tenant(),
                            new FrontDoorJobs.Known(
                                    "Jan",
                                    "Straat 1",
                                    Town.IN_THE_ZONE,
                                    "Hier",
                                    town.baukje().account(),
                                    clock.instant(),
                                    Optional.empty()));
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        var elsewhere = people.staff(town.tenant(), StaffRole.POLICY_ADVISER, "Pieter");
        assertThatThrownBy(() -> People.as(elsewhere, () -> frontDoor.desk())).isInstanceOf(NotFound.class);
    }

    private Promise promise(ReportHeader report) {
        return bridge.read(answers(report, Kind.PROMISE).getLast(), Promise.class);
    }

    private List<String> answers(ReportHeader report, Kind kind) {
        return People.as(jan, () -> bridge.answers(crossingOf(report), jan)).stream()
                .filter(answer -> answer.kind() == kind)
                .map(nl.kring.bridge.Crossing::payload)
                .toList();
    }

    private long deliveriesTo(SignedIn staff, String template) {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where recipient_id = ? and template = ?")
                .param(staff.accountId())
                .param(template)
                .query(Long.class)
                .single());
    }

    private long rowsSeenBy(SignedIn staff, String table) {
        return People.as(
                staff,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }
}
