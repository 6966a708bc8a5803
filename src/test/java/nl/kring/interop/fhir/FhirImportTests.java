package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.FormingService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.MemberView;
import nl.kring.identity.AccountId;
import nl.kring.interop.fhir.FhirImportCommand.Answer;
import nl.kring.platform.NotFound;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A foreign care network becomes circles in the making. Each test is a source of its own, so that each begins with nothing. */
@KringTest
class FhirImportTests {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ImportTexts NL = new ImportTexts(Locale.of("nl"));

    private static String lookedAt;

    @TempDir
    Path folder;

    @Autowired
    private People people;

    @Autowired
    private FhirImport fhir;

    @Autowired
    private FhirImportCommand command;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private FormingService forming;

    @Autowired
    private CircleService service;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private JdbcClient jdbc;

    private TenantId tenant;
    private String source;

    @BeforeEach
    void aCopyOfTheTwin() throws IOException {
        tenant = people.tenant();
        source = UUID.randomUUID().toString();
        try (var files = Files.walk(TwinFolderTests.FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy =
                        folder.resolve(TwinFolderTests.FOLDER.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void aCircleComesInInTheMakingWithItsPeopleUnclaimed() throws IOException {
        var outcome = bring();
        assertThat(outcome.circles().values())
                .extracting(ImportOutcome.Circle::what)
                .containsOnly(ImportOutcome.What.FOUNDED);
        assertThat(outcome.findings()).isEmpty();
        var view = view();
        assertThat(view.state()).isEqualTo(CircleState.FORMING);
        assertThat(view.tenant()).isEqualTo(tenant);
        assertThat(view.resident().firstName()).isEqualTo("S. Veldhuis");
        assertThat(view.members())
                .extracting(FhirImportTests::line)
                .containsExactlyInAnyOrder(
                        "Rink CLOSE_ONE zoon INNER -",
                        "Oene NEIGHBOUR buur HELPERS -",
                        "Hilde PROFESSIONAL professional PROFESSIONALS Thuiszorg Veenmeren",
                        "Pim PROFESSIONAL professional PROFESSIONALS -",
                        "Loes PROFESSIONAL professional PROFESSIONALS Apotheek De Wielen");
        assertThat(view.members()).allMatch(it -> it.topics().isEmpty());
        assertThat(
                        count(
                                "select count(*) from common.account a join circle.imported i on i.our_id = a.id where i.source = ? and a.claimed_at is not null"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from common.channel c join circle.imported i on i.our_id = c.account_id where i.source = ? and c.verified_at is not null"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from common.channel c join circle.imported i on i.our_id = c.account_id where i.source = ? and i.kind <> 'member'"))
                .isPositive();
    }

    @Test
    void nobodyButTheResidentReadsAnythingBeforeTheYes() throws IOException {
        onceForAllWhoOnlyLook();
        for (var name : List.of("Rink", "Oene", "Hilde", "Loes")) {
            assertThat(People.as(member(name), () -> feed.window(circle(), Optional.empty())))
                    .isEmpty();
        }
        assertThat(People.as(member("Rink"), () -> service.view(circle()).state()))
                .isEqualTo(CircleState.FORMING);
    }

    @Test
    void afterTheYesEachReadsWhatWasMeantForHimAndTheNeighbourNothingOfHealth() throws IOException {
        bring();
        theResidentSaysYes();
        assertThat(read(member("Rink")))
                .containsExactly(
                        "Waar is het begin?",
                        "Tige tank allegear.",
                        "Mem eet deze week slecht.\nWie kookt er donderdag? + 4");
        assertThat(read(member("Hilde")))
                .containsExactly(
                        "Tige tank allegear.",
                        "Morgen bellen.",
                        "Mem eet deze week slecht.\nWie kookt er donderdag? + 4");
        assertThat(read(member("Loes"))).contains("Alleen voor Loes.").doesNotContain("Morgen bellen.");
        assertThat(read(member("Oene"))).isEmpty();
        assertThat(read(resident())).hasSize(5);
    }

    @Test
    void timesAndNamesStandAsInTheSource() throws IOException {
        onceForAllWhoOnlyLook();
        var posts = posts(resident());
        var eten = posts.stream()
                .filter(it -> it.text().startsWith("Mem eet"))
                .findFirst()
                .orElseThrow();
        assertThat(eten.atEstimated()).isTrue();
        assertThat(eten.at()).isEqualTo(Instant.parse("2026-03-01T09:00:20Z"));
        assertThat(eten.answers()).extracting(PostView::atEstimated).containsExactly(false, true, true, true);
        assertThat(eten.answers().getFirst().author().orElseThrow().firstName()).isEqualTo("Oene");
        assertThat(eten.answers().stream()
                        .skip(1)
                        .map(it -> it.text().replaceFirst("^\\(./3\\) ", "").strip()))
                .allMatch(it -> it.contains("medicijnen liggen klaar"));
    }

    @Test
    void aReadMarkerBecomesAReceipt() throws IOException {
        onceForAllWhoOnlyLook();
        var oene = member("Oene").value();
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.read_receipt where account_id = ?")
                        .param(oene)
                        .query(Long.class)
                        .single()))
                .isEqualTo(5);
    }

    @Test
    void aSecondImportChangesNothing() throws IOException {
        bring();
        var before = everything();
        var again = bring();
        assertThat(again.circles().values())
                .extracting(ImportOutcome.Circle::what)
                .containsOnly(ImportOutcome.What.UNCHANGED);
        assertThat(again.findings()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aChangedSourceIsReportedAndNotOverwritten() throws IOException {
        bring();
        change("CommunicationRequest-Eten.json", "deze week slecht", "weer goed");
        change("RelatedPerson-Rink-Veldhuis.json", "info@veenmeren.example", "nieuw@veenmeren.example");
        var before = everything();
        var again = bring();
        assertThat(again.findings())
                .extracting(it -> it.file() + " " + it.reason())
                .containsExactlyInAnyOrder(
                        "CommunicationRequest-Eten.json SOURCE_CHANGED",
                        "RelatedPerson-Rink-Veldhuis.json SOURCE_CHANGED");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anotherTimeStampAloneIsNoChange() throws IOException {
        bring();
        change("CareTeam-S-Veldhuis.json", "2026-03-01T10:00:02.000", "2026-09-09T10:00:02.000");
        assertThat(bring().findings()).isEmpty();
    }

    @Test
    void whatWasMendedComesInTheNextTimeAsLongAsTheCircleIsInTheMaking() throws IOException {
        bring();
        change(
                "Communication-9-wie.json",
                "\"status\"",
                "\"sender\": {\"reference\": \"RelatedPerson/RelatedPerson-Rink-Veldhuis\"}, \"status\"");
        var again = bring();
        assertThat(again.circles().get("Patient/Patient-S-Veldhuis"))
                .isEqualTo(new ImportOutcome.Circle(ImportOutcome.What.ADDED, 1));
        assertThat(posts(resident()).stream()
                        .flatMap(it -> it.answers().stream())
                        .map(PostView::text))
                .contains("Van niemand.");
        assertThat(posts(resident()))
                .filteredOn(it -> it.text().startsWith("Mem eet"))
                .hasSize(1);
    }

    @Test
    void aCircleThatLivesIsNoLongerAddedTo() throws IOException {
        bring();
        theResidentSaysYes();
        change(
                "Communication-9-wie.json",
                "\"status\"",
                "\"sender\": {\"reference\": \"RelatedPerson/RelatedPerson-Rink-Veldhuis\"}, \"status\"");
        var before = everything();
        assertThat(bring().findings())
                .extracting(it -> it.file() + " " + it.reason())
                .containsExactly("Communication-9-wie.json TOO_LATE");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whoWasTakenOutHereIsNotPutBack() throws IOException {
        bring();
        var pim = member("Pim");
        People.run(resident(), () -> service.remove(circle(), pim));
        assertThat(bring().circles().get("Patient/Patient-S-Veldhuis").what()).isEqualTo(ImportOutcome.What.UNCHANGED);
        assertThat(view().members()).noneMatch(it -> it.person().firstName().equals("Pim"));
    }

    @Test
    void anIdThatWasSomebodyElseBringsNobodyIntoAStrangersCircle() throws IOException {
        bring();
        for (var file : List.of("Patient-S-Veldhuis.json")) {
            change(file, "S. Veldhuis", "T. Anders");
        }
        var before = everything();
        var again = bring();
        assertThat(again.circles().get("Patient/Patient-S-Veldhuis").what()).isEqualTo(ImportOutcome.What.FAILED);
        assertThat(again.findings()).extracting(Finding::reason).contains(Reason.OTHER_PERSON);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aCircleThatFailsHalfWayLeavesNothingAndTheOthersComeIn() throws IOException {
        var plan = plan();
        var broken = plan.networks().stream()
                .map(network ->
                        network.resident().equals("Patient/Patient-S-Veldhuis") ? lastPostTooLong(network) : network)
                .toList();
        var outcome = fhir.bring(
                new ImportPlan(plan.people(), plan.organisations(), broken, plan.findings()), tenant, source);
        assertThat(outcome.circles().get("Patient/Patient-S-Veldhuis").what()).isEqualTo(ImportOutcome.What.FAILED);
        assertThat(outcome.findings()).extracting(Finding::reason).containsExactly(Reason.CIRCLE_FAILED);
        assertThat(
                        count(
                                "select count(*) from circle.imported where source = ? and (source_id like '%Veldhuis' and kind <> 'RelatedPerson' or source_id like '%Hilde%')"))
                .isZero();
        assertThat(outcome.circles().get("Patient/p-9").what()).isEqualTo(ImportOutcome.What.FOUNDED);
        assertThat(bring().circles().get("Patient/Patient-S-Veldhuis").what()).isEqualTo(ImportOutcome.What.FOUNDED);
    }

    @Test
    void aCircleStaysWithItsMunicipality() throws IOException {
        bring();
        var before = everything();
        tenant = people.tenant();
        assertThat(bring().findings()).extracting(Finding::reason).containsOnly(Reason.OTHER_TENANT);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theResidentReadsInTheLogThatItWasAnImport() throws IOException {
        onceForAllWhoOnlyLook();
        var circle = circle();
        assertThat(People.as(resident(), () -> service.log(circle)))
                .extracting(it -> it.system().orElse("") + " " + it.action())
                .contains("import IMPORTED");
    }

    @Test
    void onePersonInTwoCirclesIsOneAccount() throws IOException {
        onceForAllWhoOnlyLook();
        assertThat(People.as(member("Rink"), () -> service.mine())).hasSize(2);
    }

    @Test
    void aStrangerFindsNoImportedCircle() throws IOException {
        onceForAllWhoOnlyLook();
        var stranger = people.person("Vreemde");
        Assertions.assertThatThrownBy(() -> People.as(stranger, () -> service.view(circle())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theConsoleReadsWhatHappened() {
        var answer = ask(folder, name());
        assertThat(answer.code()).isEqualTo(FhirImportCommand.PARTLY);
        assertThat(answer.text())
                .contains(
                        "Kring van S. Veldhuis, in wording.",
                        "Patient.birthDate: De datum 3912-04-01 kan niet.",
                        "Klaar.");
        assertThat(ask(folder, name()).text()).contains("Kring van S. Veldhuis was er al. Er is niets veranderd.");
    }

    @Test
    void whatCannotBeginIsSaidInOneSentence() throws IOException {
        var empty = Files.createDirectories(folder.resolve("niets"));
        Files.writeString(empty.resolve("a.txt"), "x");
        assertThat(Stream.of(
                        ask(folder, "Nergenshuizen"),
                        ask(folder, " "),
                        ask(folder.resolve("weg"), name()),
                        ask(folder.resolve("leeg.json"), name()),
                        ask(empty, name())))
                .allSatisfy(answer -> {
                    assertThat(answer.code()).isEqualTo(FhirImportCommand.NOTHING);
                    assertThat(answer.text().lines()).hasSize(1);
                });
        assertThat(ask(folder, "Nergenshuizen").text()).contains("Kring kent de gemeente Nergenshuizen niet.");
        assertThat(ask(folder.resolve("weg"), name()).text()).endsWith("weg is er niet.");
    }

    /** One import that several tests look at and none of them changes. */
    private void onceForAllWhoOnlyLook() throws IOException {
        if (lookedAt == null) {
            bring();
            lookedAt = source;
        }
        source = lookedAt;
    }

    private Answer ask(Path where, String tenantName) {
        return command.run(new ImportRequest(where, tenantName, source), NL);
    }

    private String name() {
        return people.job(() -> jdbc.sql("select name from common.tenant where id = ?")
                .param(tenant.value())
                .query(String.class)
                .single());
    }

    private ImportPlan plan() throws IOException {
        return Planner.plan(FhirFolder.read(folder, NOW), NOW);
    }

    private ImportOutcome bring() throws IOException {
        return fhir.bring(plan(), tenant, source);
    }

    private static ImportPlan.Network lastPostTooLong(ImportPlan.Network network) {
        var last = network.conversations().getLast();
        var message = last.messages().getLast();
        var bad = new ImportPlan.Message(message.source(), message.author(), List.of("x".repeat(2_001)), message.at());
        var conversations = Stream.concat(
                        network.conversations().stream()
                                .limit(network.conversations().size() - 1L),
                        Stream.of(new ImportPlan.Conversation(last.key(), last.audience(), List.of(bad))))
                .toList();
        return new ImportPlan.Network(
                network.resident(), network.sources(), network.members(), conversations, network.receipts());
    }

    private void change(String file, String from, String to) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private UUID of(String kind, String id) {
        return people.job(
                () -> jdbc.sql("select our_id from circle.imported where source = ? and kind = ? and source_id = ?")
                        .param(source)
                        .param(kind)
                        .param(id)
                        .query(UUID.class)
                        .single());
    }

    private CircleId circle() {
        return new CircleId(of("CareTeam", "CareTeam-S-Veldhuis"));
    }

    private CircleView view() {
        var circle = circle();
        return people.job(() -> circles.view(circle));
    }

    private void theResidentSaysYes() {
        var circle = circle();
        People.run(resident(), () -> forming.confirm(circle, new GivenYes(true, Locale.of("nl"))));
    }

    private AccountId resident() {
        return new AccountId(of("Patient", "Patient-S-Veldhuis"));
    }

    private AccountId member(String firstName) {
        return view().members().stream()
                .map(MemberView::person)
                .filter(it -> it.firstName().equals(firstName))
                .findFirst()
                .orElseThrow()
                .account();
    }

    private static String line(MemberView member) {
        return String.join(
                " ",
                member.person().firstName(),
                member.relation().name(),
                member.relationWord(),
                member.ring().name(),
                member.organisation().orElse("-"));
    }

    private List<PostView> posts(AccountId reader) {
        return People.as(reader, () -> {
            var ids = feed.window(circle(), Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            Map<UUID, PostView> posts = timeline.posts(circle(), ids);
            return ids.stream().map(posts::get).toList();
        });
    }

    private List<String> read(AccountId reader) {
        return posts(reader).stream()
                .map(it -> it.text()
                        + (it.answers().isEmpty() ? "" : " + " + it.answers().size()))
                .toList();
    }

    private long count(String sql) {
        return people.job(() -> jdbc.sql(sql).param(source).query(Long.class).single());
    }

    /** Every row of this source's circles, as text. */
    private List<String> everything() {
        return people.job(() -> Stream.of(
                        "circle",
                        "circle_resident",
                        "circle_member",
                        "post",
                        "entry",
                        "read_receipt",
                        "audience",
                        "imported")
                .flatMap(table -> jdbc
                        .sql("select '" + table + ' ' + "' || t::text from circle." + table + " t where "
                                + (table.equals("circle") ? "id" : "circle_id")
                                + " in (select circle_id from circle.imported where source = ?) order by 1")
                        .param(source)
                        .query(String.class)
                        .list()
                        .stream())
                .toList());
    }
}
