package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.ImportPlan.Conversation;
import nl.kring.interop.fhir.ImportPlan.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An extra: a care network that nobody of Kring wrote. Its twin on data of our own is {@link TwinFolderTests}. */
class OzoFolderTests {
    private static final Path FOLDER =
            Path.of(Optional.ofNullable(System.getenv("KRING_SHARED")).orElse("../shared"), "data", "ozo");
    private static final String SKIPPED = "Skipped: there is no care network of others in " + FOLDER + ".";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEES = "RelatedPerson/RelatedPerson-Kees-Groot";
    private static final String MANU = "Practitioner/Practitioner-Manu-van-Weel";

    private ImportPlan plan;

    /** The folder of others; without it the test says so and is skipped. */
    static Path folder() {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println(SKIPPED);
        }
        assumeTrue(Files.isDirectory(FOLDER), SKIPPED);
        return FOLDER;
    }

    @BeforeEach
    void readTheFolder() throws IOException {
        plan = Planner.plan(FhirFolder.read(folder(), NOW), NOW);
    }

    @Test
    void oneCircleWithFourPeopleRoundTheResident() {
        assertThat(plan.people())
                .extracting(Person::name)
                .containsExactlyInAnyOrder("H. de Boer", "Kees Groot", "Manu van Weel", "Mark Benson", "A.P. Otheeker");
        assertThat(plan.networks()).hasSize(1);
        assertThat(plan.networks().getFirst().resident()).isEqualTo("Patient/Patient-H-de-Boer");
        assertThat(plan.networks().getFirst().members())
                .extracting(it -> it.person().replaceFirst(".*/", "") + " "
                        + it.relation().kind() + " " + it.organisation().orElse("-"))
                .containsExactly(
                        "RelatedPerson-Kees-Groot CLOSE_ONE -",
                        "Practitioner-Manu-van-Weel PROFESSIONAL Organization/Organization-Ziekenhuis-Amsterdam",
                        "Practitioner-Mark-Benson PROFESSIONAL Organization/Organization-Huisarts-Amsterdam",
                        "Practitioner-A-P-Otheeker PROFESSIONAL Organization/Organization-Apotheek-de-Pil");
    }

    @Test
    void theTwoHospitalsWithOneNumberAreOne() {
        assertThat(plan.organisations())
                .extracting(it -> it.name() + " " + it.sources().size())
                .containsExactly("Apotheek de Pil 1", "Huisarts van Amsterdam 1", "Ziekenhuis de Amsterdam 2");
    }

    @Test
    void whatManuWroteToHimselfIsNoAnswerForAll() {
        var conversations = plan.networks().getFirst().conversations();
        assertThat(conversations)
                .extracting(Conversation::audience)
                .containsExactly(
                        Audience.EVERYONE,
                        new Audience(false, new TreeSet<>(List.of("Patient/Patient-H-de-Boer", MANU))));
        assertThat(conversations.getFirst().messages())
                .extracting(it -> it.author() + ": " + it.posts().getFirst())
                .containsExactly(
                        KEES + ": Thread created by RelatedPerson", KEES + ": Message from RelatedPerson to CareTeam");
        assertThat(conversations).flatExtracting(Conversation::messages).allMatch(it -> it.at()
                .estimated());
        assertThat(conversations.getFirst().messages().getFirst().at().at())
                .isEqualTo(Instant.parse("2024-12-05T16:24:58.341Z"));
    }

    @Test
    void theTaskIsKeesReadMarker() {
        var receipts = plan.networks().getFirst().receipts();
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getFirst().person()).isEqualTo(KEES);
        assertThat(receipts.getFirst().messages())
                .containsExactly(
                        "CommunicationRequest/CommunicationRequest-Thread-Example",
                        "Communication/Communication-RelatedPerson-to-CareTeam");
    }

    @Test
    void everythingElseIsNamedWithFileFieldAndReason() {
        assertThat(plan.findings())
                .filteredOn(it -> it.reason() != Reason.TECHNICAL)
                .extracting(it -> (it.file().replace(".json", "") + " " + it.field() + " " + it.reason() + " "
                                + String.join(", ", it.args()))
                        .strip())
                .containsExactlyInAnyOrder(
                        "Patient-H-de-Boer birthDate IMPOSSIBLE_DATE 3875-09-25",
                        "Patient-H-de-Boer telecom.value PHONE 611234567",
                        "Patient-H-de-Boer gender NOT_REGISTERED",
                        "Patient-H-de-Boer name.given NAME_PARTS",
                        "RelatedPerson-Kees-Groot relationship RELATION_CLOSE SONC",
                        "RelatedPerson-Kees-Groot name.given NAME_PARTS",
                        "RelatedPerson-Kees-Groot telecom SHARED_CHANNEL info@example.com, 3",
                        "Practitioner-Manu-van-Weel name.family NAME_ODD",
                        "Practitioner-Manu-van-Weel telecom SHARED_CHANNEL info@example.com, 3",
                        "Practitioner-Mark-Benson name.family NAME_ODD",
                        "Practitioner-Mark-Benson name.given NAME_PARTS",
                        "Practitioner-Mark-Benson telecom SHARED_CHANNEL info@example.com, 3",
                        "Practitioner-A-P-Otheeker name.given NAME_PARTS",
                        "Organization-Apotheek-de-Pil identifier.value ORGANISATION_NUMBER",
                        "Organization-Huisarts-Amsterdam identifier.value ORGANISATION_NUMBER",
                        "Organization-Ziekenhuis-Amsterdam identifier.value ORGANISATION_NUMBER",
                        "Organization-Ziekenhuis-Amsterdam-2 identifier.value ORGANISATION_NUMBER",
                        "Organization-Huisarts-Amsterdam identifier URA 312132312",
                        "Organization-Ziekenhuis-Amsterdam identifier URA 23123123123",
                        "Organization-Ziekenhuis-Amsterdam-2 identifier URA 23123123123",
                        "Organization-Ziekenhuis-Amsterdam-2 identifier SAME_ORGANISATION Organization/Organization-Ziekenhuis-Amsterdam",
                        "CommunicationRequest-Thread-Example status STATUS draft",
                        "CommunicationRequest-Thread-Example authoredOn TIME_ESTIMATED",
                        "CommunicationRequest-Thread-Example payload.contentAttachment ATTACHMENT rapport_fractuur.pdf",
                        "CommunicationRequest-Thread-Example payload.contentAttachment.creation IMPOSSIBLE_DATE 3899-06-21T00:00:00+02:00",
                        "Communication-RelatedPerson-to-CareTeam status STATUS in-progress",
                        "Communication-RelatedPerson-to-CareTeam sent TIME_ESTIMATED",
                        "Communication-Practitioner-to-Practitioner status STATUS in-progress",
                        "Communication-Practitioner-to-Practitioner sent TIME_ESTIMATED",
                        "Communication-Practitioner-to-Practitioner recipient SENDER_IS_RECIPIENT",
                        "Communication-Practitioner-to-Practitioner recipient RESIDENT_READS",
                        "Communication-Practitioner-to-Practitioner recipient OTHER_READERS");
        assertThat(plan.findings()).noneMatch(Finding::refusesWhole);
    }
}
