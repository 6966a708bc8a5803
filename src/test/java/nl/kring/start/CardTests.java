package nl.kring.start;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.PaperCheck;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationKind;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.start.NewStart.Whom;
import nl.kring.tenant.TenantId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CardTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CardService cards;

    @Autowired
    private CardPdf paper;

    @Autowired
    private StartDoor door;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private BehalfTick tick;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "test-" + UUID.randomUUID();
    private OrganisationId practice;
    private TenantId tenant;
    private AccountId elske;

    @BeforeEach
    void elskeWorksForAPracticeThatTheMunicipalityKnows() {
        tenant = people.tenant();
        elske = people.person("Elske");
        practice = people.organisation(tenant, "praktijk De Brêge", OrganisationKind.GP, "veenmeren.example");
        people.decidesAt(practice, elske);
    }

    private NewCard card(Optional<Template> template) {
        return People.as(elske, () -> cards.make(practice, template));
    }

    private NewCard card() {
        return card(Optional.empty());
    }

    private CircleId start(String code, AccountId resident) {
        var start = new NewStart(
                new CircleId(Ids.next()),
                tenant,
                Optional.empty(),
                "Griet",
                Locale.of("nl"),
                true,
                Optional.of(code),
                new Whom.Me(true));
        return People.as(resident, () -> door.beginAsMe(start)).circle();
    }

    private List<CardView> hers() {
        return People.as(elske, () -> cards.mine());
    }

    private List<String> columns() {
        return people.job(() -> jdbc.sql("select column_name from information_schema.columns "
                        + "where table_schema = 'circle' and table_name = 'invitation_card' order by 1")
                .query(String.class)
                .list());
    }

    @Test
    void at_a1_aCardThatIsNotUsedHasNoFieldAboutAPerson() {
        var code = card(Optional.of(Template.FIRST_WEEK)).code();
        assertThat(columns())
                .containsExactly(
                        "code_hash",
                        "expires_at",
                        "id",
                        "issuer_id",
                        "made_at",
                        "organisation_id",
                        "template",
                        "used_at");
        var row = people.job(
                () -> jdbc.sql("select row_to_json(c)::text from circle.invitation_card c where issuer_id = ?")
                        .param(elske.value())
                        .query(String.class)
                        .single());
        assertThat(row)
                .contains(elske.value().toString(), practice.value().toString(), "\"used_at\":null")
                .doesNotContain(code, code.replace("-", ""), "Elske", "Griet");
    }

    @Test
    void at_a2_onDayThirtyOneACardHasExpiredAndSaysNothingElse() {
        var code = card().code();
        card();
        clock.forward(Duration.ofDays(31));
        assertThat(door.card(code, remote)).isEqualTo(new CardSeen.Expired());
        UI.getCurrent().navigate("start/" + code);
        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("Deze kaart is verlopen. Vraag een nieuwe.")
                .doesNotContain("Elske", "De Brêge");
        var griet = people.person("Griet");
        assertThatThrownBy(() -> start(code, griet)).isInstanceOf(Refused.class);
        assertThat(hers()).extracting(CardView::status).containsOnly(CardView.Status.EXPIRED);
    }

    @Test
    void r_a5_aCardSaysWhoGaveItAndNoReason() {
        UI.getCurrent()
                .navigate("start/" + card(Optional.of(Template.FIRST_WEEK)).code());
        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("Elske van praktijk De Brêge geeft je een kaart voor Kring.")
                .doesNotContain("Eerste week thuis");
    }

    @Test
    void r_a1_aCardIsUsedOnceHoweverItIsTyped() {
        var code = card().code();
        start(code.toLowerCase().replace("-", " "), people.person("Griet"));
        assertThat(door.card(code, remote)).isEqualTo(new CardSeen.Used());
        var second = people.person("Siebe");
        assertThatThrownBy(() -> start(code, second)).isInstanceOf(Refused.class);
        assertThat(people.job(() -> circles.individualOf(second, tenant))).isEmpty();
    }

    @Test
    void r_a1_fiveWrongCodesFromOneAddressThenAPauseThatTheRightOneDoesNotEnd() {
        var code = card().code();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(door.card("CCCC-CCCC", remote)).isEqualTo(new CardSeen.Wrong());
        }
        assertThat(door.card(code, remote)).isEqualTo(new CardSeen.Paused());
        assertThat(door.card(code, "elders-" + remote)).isInstanceOf(CardSeen.Valid.class);
    }

    @Test
    void r_a3_whoGaveACardSeesOnlyWhetherItWasUsed() {
        var used = card(Optional.of(Template.CARING_TOGETHER)).code();
        card();
        start(used, people.person("Griet"));
        assertThat(hers())
                .extracting(CardView::status)
                .containsExactlyInAnyOrder(CardView.Status.USED, CardView.Status.NOT_USED);
        signIn(elske);
        UI.getCurrent().navigate("kaarten");
        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("gebruikt", "nog niet gebruikt", "Samen zorgen")
                .doesNotContain("Griet");
        Long seen = People.as(
                elske,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.circle_resident")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isZero();
    }

    @Test
    void at_a5_anotherSystemAsksAboutAnOwnCardAndReadsItsStatusOnly() {
        card();
        var id = hers().getFirst().id();
        var api = new nl.kring.start.ui.CardApiOf(cards);
        assertThat(People.as(elske, () -> api.ask(id))).isEqualTo("200 {status=NOT_USED}");
        assertThat(People.as(people.person("Vreemde"), () -> api.ask(id))).isEqualTo("404 null");
        assertThatThrownBy(() -> People.as(people.person("Vreemde"), () -> cards.card(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlySomebodyOfAVerifiedOrganisationMakesACardAlsoForPostgresql() {
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(stranger, () -> cards.make(practice, Optional.empty())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(
                        stranger,
                        () -> transaction.execute(_ -> jdbc.sql(
                                        "insert into circle.invitation_card (id, code_hash, issuer_id, organisation_id, expires_at) "
                                                + "values (uuidv7(), '\\x00', ?, ?, now())")
                                .param(stranger.value())
                                .param(practice.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_a4_whoGaveACardIsNoMemberAndASeatThatEndsItselfStopsAfterFourteenDays() {
        var griet = people.person("Griet");
        var circle = start(card(Optional.of(Template.FIRST_WEEK)).code(), griet);
        assertThat(people.job(() -> circles.seatOf(circle, elske))).isEmpty();
        people.job(() -> {
            circles.seat(
                    circle,
                    new NewMember(
                            elske,
                            RelationKind.PROFESSIONAL,
                            "verpleegkundige",
                            Optional.of("praktijk De Brêge"),
                            Ring.PROFESSIONALS,
                            false,
                            false));
            circles.activate(circle);
            return true;
        });
        clock.forward(Duration.ofDays(13));
        Acting.asSystem("on-behalf", tick::doWhatIsDue);
        assertThat(people.job(() -> circles.seatOf(circle, elske))).isPresent();
        clock.forward(Duration.ofDays(1).plusMinutes(1));
        Acting.asSystem("on-behalf", tick::doWhatIsDue);
        Acting.asSystem("on-behalf", tick::doWhatIsDue);
        assertThat(people.job(() -> circles.seatOf(circle, elske))).isEmpty();
    }

    @Test
    void thePaperIsTaggedHasItsLanguageAndNoNameAndItsSquareLeadsToTheStart() throws Exception {
        var card = card(Optional.of(Template.FIRST_WEEK));
        try (var pdf = Loader.loadPDF(paper.write(card, Locale.of("nl")))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).isEqualTo("nl");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Een kaart voor Kring");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Een kaart voor Kring", card.code(), "Er staat niets over jou op.")
                    .doesNotContain("Elske", "Griet", "Eerste week");
            pdf.getPage(0).getResources().getFontNames().forEach(name -> {
                try {
                    assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                            .isTrue();
                } catch (java.io.IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });
            var image = new PDFRenderer(pdf).renderImageWithDPI(0, 300); // as it is printed
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var seen = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            var found = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true));
            assertThat(found.getText()).isEqualTo(paper.address(card)).endsWith("/start/" + card.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void thePaperIsPdfUaInEachLanguageOnOnePage(String language) throws Exception {
        var made = paper.write(card(Optional.of(Template.FIRST_WEEK)), Locale.of(language));
        PaperCheck.isAccessible(made);
        try (var pdf = Loader.loadPDF(made)) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoPdfUaIsSeen() throws Exception {
        try (var pdf = Loader.loadPDF(paper.write(card(), Locale.of("nl")));
                var out = new ByteArrayOutputStream()) {
            pdf.getDocumentCatalog().setStructureTreeRoot(null);
            pdf.save(out);
            assertThatThrownBy(() -> PaperCheck.isAccessible(out.toByteArray())).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aCardIsMadeInOneClickAndPrinted() {
        signIn(elske);
        UI.getCurrent().navigate("kaarten");
        _click(_get(Button.class, spec -> spec.withText("Maak een kaart")));
        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("De kaart is klaar", "Open de kaart om te printen", "nog niet gebruikt");
        assertThat(hers()).hasSize(1);
    }
}
