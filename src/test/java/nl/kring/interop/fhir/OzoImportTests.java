package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantService;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An extra: the whole of a care network that nobody of Kring wrote, into the database. Its twin is {@link FhirImportTests}. */
@KringTest
class OzoImportTests {
    @Autowired
    private People people;

    @Autowired
    private FhirImportCommand command;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private JdbcClient jdbc;

    private final String source = UUID.randomUUID().toString();

    @Test
    void theCircleOfTheResidentComesInAndIsReadAfterTheYes() {
        var folder = OzoFolderTests.folder();
        var tenant = people.tenant();
        var name = tenants.find(tenant).orElseThrow().name();
        var request = new ImportRequest(folder, name, source);
        var texts = new ImportTexts(Locale.of("nl"));

        var answer = command.run(request, texts);
        assertThat(answer.code()).isEqualTo(FhirImportCommand.DONE);
        assertThat(answer.text())
                .contains(
                        "14 bestanden gelezen",
                        "Kring van H. de Boer, in wording.",
                        "3 berichten, 2 gesprekken, 2 keer gelezen.")
                .contains("Patient.birthDate: De datum 3875-09-25 kan niet.", "De schrijver is ook de ontvanger.");

        var circle = new CircleId(ourId("CareTeam", "CareTeam-H-de-Boer"));
        var kees = new AccountId(ourId("RelatedPerson", "RelatedPerson-Kees-Groot"));
        var manu = new AccountId(ourId("Practitioner", "Practitioner-Manu-van-Weel"));
        var view = people.job(() -> circles.view(circle));
        assertThat(view.state()).isEqualTo(CircleState.FORMING);
        assertThat(view.members())
                .extracting(it -> it.person().firstName() + " " + it.ring() + " "
                        + it.organisation().orElse("-"))
                .containsExactlyInAnyOrder(
                        "Kees INNER -",
                        "Manu PROFESSIONALS Ziekenhuis de Amsterdam",
                        "Mark PROFESSIONALS Huisarts van Amsterdam",
                        "A.P. Otheeker PROFESSIONALS Apotheek de Pil");
        assertThat(read(circle, kees)).isEmpty();

        people.job(() -> {
            circles.activate(circle);
            return true;
        });
        assertThat(read(circle, kees))
                .containsExactly("Thread created by RelatedPerson | Message from RelatedPerson to CareTeam");
        assertThat(read(circle, manu))
                .containsExactly(
                        "Message from RelatedPerson to CareTeam",
                        "Thread created by RelatedPerson | Message from RelatedPerson to CareTeam");
        assertThat(command.run(request, texts).text())
                .contains("Kring van H. de Boer was er al. Er is niets veranderd.");
    }

    private UUID ourId(String kind, String id) {
        return people.job(
                () -> jdbc.sql("select our_id from circle.imported where source = ? and kind = ? and source_id = ?")
                        .param(source)
                        .param(kind)
                        .param(id)
                        .query(UUID.class)
                        .single());
    }

    private List<String> read(CircleId circle, AccountId reader) {
        return People.as(reader, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            var posts = timeline.posts(circle, ids);
            return ids.stream()
                    .map(posts::get)
                    .map(it -> it.answers().isEmpty()
                            ? it.text()
                            : it.text() + " | " + it.answers().getFirst().text())
                    .toList();
        });
    }
}
