package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.ImportPlan.Conversation;
import nl.kring.interop.fhir.ImportPlan.Network;
import nl.kring.interop.fhir.ImportPlan.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A foreign care network with every fault of real ones: what comes in, and each thing that does not. */
class TwinFolderTests {
    static final Path FOLDER = Path.of("src/test/resources/fhir/twin");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SJOUKJE = "Patient/Patient-S-Veldhuis";
    private static final String RINK = "RelatedPerson/RelatedPerson-Rink-Veldhuis";
    private static final String OENE = "RelatedPerson/RelatedPerson-Oene-Kamminga";
    private static final String TJERK = "RelatedPerson/RelatedPerson-Tjerk-Bouma";
    private static final String HILDE = "Practitioner/Practitioner-Hilde-Brouwer";
    private static final String PIM = "Practitioner/Practitioner-Pim-Zwart";
    private static final String LOES = "Practitioner/Practitioner-Loes-Hartman";
    private static final String GERT = "Practitioner/Practitioner-Gert-Oud";

    private static ImportPlan plan;

    @BeforeAll
    static void readTheFolder() throws IOException {
        plan = Planner.plan(FhirFolder.read(FOLDER, NOW), NOW);
    }

    @Test
    void eachResidentAliveHasOneCircle() {
        assertThat(plan.networks())
                .extracting(Network::resident)
                .containsExactly(SJOUKJE, "Patient/p-9", "Patient/Patient-alleen");
    }

    @Test
    void familyStandsNearANeighbourHelpsAProfessionalWorksForAnOrganisation() {
        assertThat(of(SJOUKJE).members())
                .extracting(it -> it.person() + " " + it.relation().kind() + " "
                        + it.organisation().orElse("-") + (it.left() ? " left" : ""))
                .containsExactly(
                        RINK + " CLOSE_ONE -",
                        OENE + " NEIGHBOUR -",
                        TJERK + " CLOSE_ONE - left",
                        HILDE + " PROFESSIONAL Organization/Organization-Thuiszorg",
                        PIM + " PROFESSIONAL -",
                        LOES + " PROFESSIONAL Organization/Organization-Apotheek",
                        GERT + " PROFESSIONAL Organization/Organization-Apotheek left");
        assertThat(of("Patient/Patient-alleen").members()).isEmpty();
    }

    @Test
    void theSamePersonTwiceIsOneAndThreeWhoShareAMailboxAreThree() {
        assertThat(plan.people())
                .extracting(Person::name)
                .containsExactlyInAnyOrder(
                        "S. Veldhuis",
                        "Rink Veldhuis",
                        "Oene Kamminga",
                        "Tjerk Bouma",
                        "Hilde Brouwer",
                        "Pim Zwart",
                        "Loes Hartman",
                        "Gert Oudega",
                        "Jan Tolsma",
                        "Fokje Alma");
        assertThat(person(HILDE).sources())
                .extracting(Origin::id)
                .containsExactly("Practitioner-Hilde-Brouwer", "Practitioner-Hilde-Brouwer-dubbel");
        var mailbox = new Channel(Channel.Kind.MAIL, "info@veenmeren.example");
        assertThat(plan.people())
                .filteredOn(it -> it.channels().contains(mailbox))
                .hasSize(3);
        assertThat(person(RINK).channels())
                .containsExactly(mailbox, new Channel(Channel.Kind.MAIL, "rink@veenmeren.example"));
        assertThat(person(RINK).numbers())
                .containsExactly(
                        "https://bron.veenmeren.example/namen/persoon|2001",
                        "https://bron.veenmeren.example/namen/relatie|77001");
        assertThat(person(SJOUKJE).channels()).containsExactly(new Channel(Channel.Kind.PHONE, "+31513012345"));
        assertThat(person(SJOUKJE).numbers()).containsExactly("https://bron.veenmeren.example/namen/persoon|1001");
    }

    @Test
    void oneNumberAndOneNameMakeOneOrganisation() {
        assertThat(plan.organisations())
                .extracting(ImportPlan.Organisation::name)
                .containsExactly("Apotheek De Wielen", "Thuiszorg Veenmeren");
        assertThat(plan.organisations().getLast().sources()).hasSize(2);
    }

    @Test
    void aConversationKeepsItsReadersItsOrderAndItsTimes() {
        assertThat(of(SJOUKJE).conversations())
                .extracting(TwinFolderTests::said)
                .containsExactly(
                        "all: CommunicationRequest-Eten by Rink ~2026-03-01T09:00:20Z"
                                + ", Communication-1-Oene by Oene 2026-03-01T09:30:00Z"
                                + ", Communication-3-lang by Loes in 3 ~2026-03-01T23:00:00Z",
                        "Hilde S: Communication-2-Hilde-zelf by Hilde ~2026-03-01T09:00:22Z",
                        "Loes S: Communication-9b-buiten by S 2026-03-01T10:00:00Z",
                        "all: Communication-4-los by S ~2026-03-01T09:00:24Z",
                        "Rink S: Communication-6-nergens by Rink ~2026-03-01T09:00:26Z");
    }

    @Test
    void whatWasSaidToOneOfTwoTeamsStaysWithThatTeam() {
        assertThat(of("Patient/p-9").members()).hasSize(2);
        assertThat(of("Patient/p-9").conversations())
                .extracting(Conversation::audience)
                .containsExactly(new Audience(false, new TreeSet<>(List.of("Patient/p-9", RINK))));
        assertThat(of("Patient/p-9").conversations().getFirst().messages()).hasSize(2);
    }

    @Test
    void aLongTextComesInWholeInNumberedPosts() {
        var posts = of(SJOUKJE).conversations().getFirst().messages().getLast().posts();
        assertThat(posts).allMatch(it -> it.length() <= 2_000);
        assertThat(posts.stream().map(it -> it.substring("(1/3) ".length())).reduce("", String::concat))
                .isEqualTo("De medicijnen liggen klaar. ".repeat(180));
    }

    @Test
    void aReadMarkerIsAReceiptForWhatItsOwnerMayRead() {
        assertThat(of(SJOUKJE).receipts()).hasSize(1);
        var receipt = of(SJOUKJE).receipts().getFirst();
        assertThat(receipt.person()).isEqualTo(OENE);
        assertThat(receipt.at()).isEqualTo(new Moment(Instant.parse("2026-03-01T09:00:30Z"), true));
        assertThat(receipt.messages())
                .containsExactly(
                        "CommunicationRequest/CommunicationRequest-Eten",
                        "Communication/Communication-1-Oene",
                        "Communication/Communication-3-lang");
    }

    @Test
    void everythingElseIsNamedWithFileFieldAndReason() throws IOException {
        var expected = Files.readAllLines(Path.of("src/test/resources/fhir/twin-findings.txt"));
        assertThat(plan.findings())
                .extracting(it -> String.join(
                                " | ",
                                it.file(),
                                it.resource(),
                                it.field(),
                                it.reason().name(),
                                String.join(", ", it.args()))
                        .strip())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Network of(String resident) {
        return plan.networks().stream()
                .filter(it -> it.resident().equals(resident))
                .findFirst()
                .orElseThrow();
    }

    private static Person person(String key) {
        return plan.people().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String firstName(String key) {
        return person(key).name().split("[ .]")[0];
    }

    private static String said(Conversation conversation) {
        var readers = conversation.audience().everyone()
                ? "all"
                : String.join(
                        " ",
                        conversation.audience().people().stream()
                                .map(TwinFolderTests::firstName)
                                .sorted()
                                .toList());
        return readers + ": "
                + String.join(
                        ", ",
                        conversation.messages().stream()
                                .map(it -> it.source().id() + " by " + firstName(it.author())
                                        + (it.posts().size() > 1
                                                ? " in " + it.posts().size()
                                                : "")
                                        + (it.at().estimated() ? " ~" : " ")
                                        + it.at().at())
                                .toList());
    }
}
