package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.PaperCheck;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.Secrets;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.invite.InvitationDoor.Mailbox;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.invite.InvitationDoor.Why;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
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

/** Who has no mailbox is asked on paper: the letter, its code, and the yes that needs a mailbox after all. */
@KringTest
class LetterTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private LetterDoor letters;

    @Autowired
    private LetterPdf paper;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private SignInService signIn;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "letter-" + UUID.randomUUID();
    private final String browser = UUID.randomUUID().toString();
    private AccountId geertje;
    private AccountId tineke;
    private AccountId corry;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        tineke = people.person("Tineke");
        corry = people.person("Corry");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, tineke, Ring.INNER);
        people.seat(circle, corry, Ring.HELPERS);
    }

    private UUID asked(AccountId by, String name) {
        var asked = InviteTest.onPaper(name);
        People.run(by, () -> invitations.invite(circle, List.of(asked), NL));
        return asked.id();
    }

    private NewLetter letter(AccountId by, UUID invitation) {
        return People.as(by, () -> letters.write(circle, invitation, NL));
    }

    private NewLetter letter() {
        return inviting.letter(circle, geertje, "Wim");
    }

    private InvitationState state() {
        return inviting.only(circle, geertje).state();
    }

    private long members() {
        return people.job(() -> jobs.view(circle).members().size());
    }

    private UUID proof(EmailAddress address) {
        var link = signIn.askForStart(address, NL, browser, remote).orElseThrow();
        var code = Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
        return ((Proving.Proven) signIn.enterForStart(code, browser, remote)).proof();
    }

    private Outcome yes(NewLetter letter, EmailAddress address, Optional<AccountId> known) {
        return door.acceptProven(
                letter.code(), new Mailbox(proof(address), browser, known), new FirstName("Wim"), NL, remote);
    }

    private EmailAddress mailOf(AccountId person) {
        return people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(person.value())
                .query((row, _) -> new EmailAddress(row.getString(1)))
                .single());
    }

    private String row(UUID invitation) {
        return people.job(() -> jdbc.sql(
                        "select row_to_json(i)::text || coalesce((select string_agg(row_to_json(l)::text, '') "
                                + "from circle.invitation_link l where l.invitation_id = i.id), '') from circle.invitation i where id = ?")
                .param(invitation)
                .query(String.class)
                .single());
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whoIsAskedOnPaperGetsNoMailAndTheListSaysHowItStands() {
        var id = asked(geertje, "Wim");
        inviting.tick();
        assertThat(state()).isEqualTo(InvitationState.WAITS_FOR_LETTER);
        letter(geertje, id);
        inviting.later(Duration.ofDays(11));
        assertThat(inviting.only(circle, geertje))
                .returns(InvitationState.ON_PAPER, InvitationView::state)
                .returns(true, InvitationView::onPaper)
                .returns(Optional.empty(), InvitationView::address);
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.delivery where subject_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()))
                .isZero();
        People.run(geertje, () -> invitations.resend(circle, id));
        inviting.tick();
        assertThat(state()).isEqualTo(InvitationState.ON_PAPER);
    }

    @Test
    void r_a5_r_a8_theLetterSaysWhoAsksAsWhatTheRulesAndUntilWhenAndNothingOfTheCircle() throws Exception {
        var letter = letter();
        assertThat(text(paper.write(letter)))
                .contains("Geertje vraagt of je mee wilt doen in de kring.", "Hoi Wim. Geertje noemt je: buurman.")
                .contains("Kring is een plek voor Geertje en de mensen om Geertje heen.")
                .contains("Je ziet alleen wat Geertje met jou wil delen.", "De gemeente kijkt niet mee in jouw kring.")
                .contains("Help als het jou past.", "Geen geld en geen pincodes.", "Direct gevaar? Bel 112.")
                .contains(letter.code(), "/brief", "Je kunt kiezen tot ", "Dan hoef je niets te doen.")
                .doesNotContain("Tineke", "Corry", "ezond", "ziek", "dichtbij");
    }

    @Test
    void itsSquareLeadsToTheCodeInTheLanguageOfTheLetter() throws Exception {
        var id = asked(geertje, "Wim");
        var letter = People.as(geertje, () -> letters.write(circle, id, Locale.of("fy")));
        try (var pdf = Loader.loadPDF(paper.write(letter))) {
            var image = new PDFRenderer(pdf).renderImageWithDPI(0, 300); // as it is printed
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var seen = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            var found = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true));
            assertThat(found.getText())
                    .isEqualTo(paper.address(letter))
                    .endsWith("/brief/" + letter.code() + "?taal=fy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void thePaperIsPdfUaInEachLanguageOnOnePage(String language) throws Exception {
        var id = asked(geertje, "Wim");
        var made = paper.write(People.as(geertje, () -> letters.write(circle, id, Locale.of(language))));
        PaperCheck.isAccessible(made);
        try (var pdf = Loader.loadPDF(made)) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void theCodeIsNowhereKept() {
        var id = asked(geertje, "Wim");
        var code = letter(geertje, id).code();
        assertThat(row(id)).doesNotContain(code, code.replace("-", "")).contains("\"address\":null");
        var kept = people.job(() -> jdbc.sql("select hash from circle.invitation_link where invitation_id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single());
        for (var typed : List.of(code, code.replace("-", ""))) {
            assertThat(kept).isNotEqualTo(typed.getBytes(StandardCharsets.UTF_8));
            assertThat(kept).isNotEqualTo(Secrets.hash(typed));
        }
    }

    @Test
    void r_a1_aNewLetterIsAnActOfItsOwnAndTheOlderOneWorksNoMore() {
        var id = asked(geertje, "Wim");
        var first = letter(geertje, id);
        assertThat(door.look(first.code(), remote)).isInstanceOf(Outcome.Open.class);
        var second = letter(geertje, id);
        assertThat(door.look(first.code(), remote)).isEqualTo(new Outcome.Gone(Why.REPLACED));
        assertThat(yes(first, InviteTest.fresh("wim"), Optional.empty())).isEqualTo(new Outcome.Gone(Why.REPLACED));
        assertThat(door.decline(first.code(), remote)).isEqualTo(new Outcome.Gone(Why.REPLACED));
        assertThat(state()).isEqualTo(InvitationState.ON_PAPER);
        assertThat(door.look(second.code(), remote)).isInstanceOf(Outcome.Open.class);
        assertThat(People.as(geertje, () -> circles.log(circle)))
                .filteredOn(line -> (line.action() + " " + line.what()).equals("WROTE LETTER"))
                .hasSize(2);
    }

    @Test
    void r_a1_aLetterWorksFourteenDaysFromItsOwnDayAndNeverPastDayThirty() {
        var id = asked(geertje, "Wim");
        letter(geertje, id);
        inviting.later(Duration.ofDays(13));
        var second = letter(geertje, id);
        inviting.later(Duration.ofDays(13));
        assertThat(door.look(second.code(), remote)).isInstanceOf(Outcome.Open.class);
        var last = letter(geertje, id);
        inviting.later(Duration.ofDays(3).plusHours(23));
        assertThat(door.look(last.code(), remote)).isInstanceOf(Outcome.Open.class);
        inviting.later(Duration.ofHours(2));
        assertThat(door.look(last.code(), remote)).isEqualTo(new Outcome.Gone(Why.UNKNOWN));
    }

    @Test
    void r_a1_onDayFourteenItHasExpiredAndNoLetterIsMadeAnyMore() {
        var id = asked(geertje, "Wim");
        var letter = letter(geertje, id);
        inviting.later(Duration.ofDays(14).plusMinutes(1));
        assertThat(door.look(letter.code(), remote)).isEqualTo(new Outcome.Gone(Why.EXPIRED));
        assertThat(state()).isEqualTo(InvitationState.EXPIRED);
        assertThatThrownBy(() -> letter(geertje, id)).isInstanceOf(Refused.class);
    }

    @Test
    void r_a2_onDayThirtyNothingIsLeft() {
        var id = asked(geertje, "Wim");
        letter(geertje, id);
        inviting.later(Duration.ofDays(30).plusMinutes(1));
        assertThat(people.job(() -> jdbc.sql("select (select count(*) from circle.invitation where id = :id) "
                                + "+ (select count(*) from circle.invitation_link where invitation_id = :id)")
                        .param("id", id)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void r_a1_fiveWrongCodesFromOneAddressThenAPause() {
        var letter = letter();
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(door.look("CCCC-CCCC", remote)).isEqualTo(new Outcome.Gone(Why.UNKNOWN));
        }
        assertThat(door.look(letter.code(), remote)).isEqualTo(new Outcome.Paused());
        assertThat(door.look(letter.code(), "elders-" + remote)).isInstanceOf(Outcome.Open.class);
    }

    @Test
    void aLetterProvesNoMailboxSoItsYesNeedsOne() {
        var letter = letter();
        assertThatThrownBy(() -> door.acceptAsNew(letter.code(), new FirstName("Wim"), NL, remote))
                .isInstanceOf(NotFound.class);
        var nothing = new Mailbox(Ids.next(), browser, Optional.empty());
        assertThatThrownBy(() -> door.acceptProven(letter.code(), nothing, new FirstName("Wim"), NL, remote))
                .isInstanceOf(Refused.class);
        var elsewhere = new Mailbox(proof(InviteTest.fresh("wim")), "another-browser", Optional.empty());
        assertThatThrownBy(() -> door.acceptProven(letter.code(), elsewhere, new FirstName("Wim"), NL, remote))
                .isInstanceOf(Refused.class);
        assertThat(members()).isEqualTo(2);
        assertThat(state()).isEqualTo(InvitationState.ON_PAPER);
    }

    @Test
    void aMailedInvitationIsNotAnsweredFromAnotherMailbox() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        var mailbox = new Mailbox(proof(InviteTest.fresh("elders")), browser, Optional.empty());
        assertThatThrownBy(() -> door.acceptProven(token, mailbox, new FirstName("Sietse"), NL, remote))
                .isInstanceOf(NotFound.class);
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void r_a10_whoProvedAMailboxIsInOnceAndIsRecognisedByIt() {
        var letter = letter();
        var wim = ((Outcome.In) yes(letter, new EmailAddress("wim-" + remote + "@elders.example"), Optional.empty()))
                .person()
                .account();
        assertThat(members()).isEqualTo(3);
        assertThat(state()).isEqualTo(InvitationState.ACCEPTED);
        assertThat(door.look(letter.code(), remote)).isEqualTo(new Outcome.Gone(Why.USED));
        assertThat(yes(letter, InviteTest.fresh("tweede"), Optional.empty())).isEqualTo(new Outcome.Gone(Why.USED));
        assertThat(People.as(wim, () -> circles.seat(circle)).topics())
                .containsExactlyInAnyOrder(Topic.PRACTICAL, Topic.FUN);
        assertThat(People.as(geertje, () -> newcomers.waiting(circle)))
                .singleElement()
                .satisfies(who -> assertThat(who.knownBy()).contains("w…@elders.example"));
        People.run(geertje, () -> newcomers.recognise(circle, wim));
        assertThat(People.as(wim, () -> circles.seat(circle)).ring()).contains(Ring.INNER);
    }

    @Test
    void whoHasAnAccountComesInAsThatPersonOnlyByTheMailboxOfThatAccount() {
        var letter = letter();
        var akke = people.person("Akke");
        assertThatThrownBy(() -> yes(letter, InviteTest.fresh("dief"), Optional.of(akke)))
                .isInstanceOf(NotFound.class);
        assertThat(yes(letter, mailOf(akke), Optional.of(akke)))
                .isInstanceOfSatisfying(
                        Outcome.In.class,
                        in -> assertThat(in.person().account()).isEqualTo(akke));
        assertThat(members()).isEqualTo(3);
    }

    @Test
    void whoIsInTheCircleAlreadyUsesUpNobodysLetter() {
        var letter = letter();
        assertThat(yes(letter, mailOf(tineke), Optional.of(tineke))).isInstanceOf(Outcome.In.class);
        assertThat(People.as(corry, () -> door.acceptAsMe(letter.code(), remote)))
                .isInstanceOf(Outcome.In.class);
        assertThat(members()).isEqualTo(2);
        assertThat(door.look(letter.code(), remote)).isInstanceOf(Outcome.Open.class);
    }

    @Test
    void r_a9_whatAMemberProposesOnPaperGoesToTheResidentFirstAndThenEitherPrintsIt() throws Exception {
        var id = asked(tineke, "Wim");
        assertThat(state()).isEqualTo(InvitationState.WAITS_FOR_RESIDENT);
        assertThatThrownBy(() -> letter(tineke, id)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> letter(geertje, id)).isInstanceOf(Refused.class);
        People.run(geertje, () -> invitations.approve(circle, id));
        assertThat(state()).isEqualTo(InvitationState.WAITS_FOR_LETTER);
        inviting.later(Duration.ofDays(4));
        assertThat(text(paper.write(letter(tineke, id))))
                .contains("Tineke vraagt of je mee wilt doen in de kring van Geertje.");
        var byResident = letter(geertje, id);
        assertThat(door.look(byResident.code(), remote)).isInstanceOf(Outcome.Open.class);
        assertThatThrownBy(() -> letter(corry, id)).isInstanceOf(NoRight.class);
        var nynke = people.person("Nynke");
        people.seat(circle, nynke, Ring.INNER);
        assertThatThrownBy(() -> letter(nynke, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> letter(people.person("Vreemde"), id)).isInstanceOf(NotFound.class);
        People.run(geertje, () -> invitations.takeBack(circle, id));
        assertThat(door.look(byResident.code(), remote)).isEqualTo(new Outcome.Gone(Why.TAKEN_BACK));
        assertThatThrownBy(() -> letter(geertje, id)).isInstanceOf(Refused.class);
    }

    @Test
    void nobodyMakesALetterOfAnInvitationThatGoesByMail() {
        var id = inviting.invite(circle, geertje, "Sietse", InviteTest.fresh("sietse"));
        assertThatThrownBy(() -> letter(geertje, id)).isInstanceOf(Refused.class);
    }

    @Test
    void postgresqlAloneLetsNobodyOfACircleReadOrMakeACode() {
        var id = asked(geertje, "Wim");
        letter(geertje, id);
        for (var sql : List.of(
                "select count(*) from circle.invitation_link",
                "insert into circle.invitation_link (hash, invitation_id) select '\\x00', id from circle.invitation",
                "update circle.invitation_link set replaced_at = null")) {
            assertThatThrownBy(() -> People.as(
                            geertje,
                            () -> transaction.execute(_ -> {
                                jdbc.sql(sql).query((_, _) -> true).list();
                                return true;
                            })))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
