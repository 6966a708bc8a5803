package nl.kring.invite.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.FormingService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.invite.FirstName;
import nl.kring.invite.InvitationDoor;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InviteTest;
import nl.kring.invite.SketchService;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.ToPrint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kring as the place where one asks, proposes, decides and recognises; and the resident's own picture. */
class KringPageTests extends ViewTest {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private SketchService sketches;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private FormingService forming;

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

    private void open(AccountId person, String place) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    /** What changed comes up by itself, at a bell. */
    private static void pressRow(String words) {
        _click(Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return _find(NativeButton.class).stream()
                    .filter(button -> button.getElement().getTextRecursively().contains(words))
                    .findFirst();
        }));
    }

    private static void cardSays(String words) {
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(card()).filter(text -> text.contains(words));
        });
    }

    private static String card() {
        return _get(InvitationsCard.class).getElement().getTextRecursively();
    }

    private static String said() {
        return _get(Notice.class).getElement().getTextRecursively();
    }

    private static PersonForm fillIn(int number, String name, String address) {
        var form = _get(InviteSheet.class).forms.get(number);
        fill(form.name, name);
        fill(form.address, address);
        fill(form.relation, RelationKind.NEIGHBOUR);
        return form;
    }

    @Test
    void theResidentAsksTwoPeopleAndReadsHowItStands() {
        open(geertje, "people");
        press("Vraag iemand erbij");
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively())
                .contains("Dichtbij: leest praktisch, leuk, agenda, huis, gezondheid, familie")
                .contains("Helpers: leest praktisch, leuk");
        fillIn(0, "Sietse", InviteTest.fresh("sietse").value());
        press("Nog iemand erbij");
        var second = fillIn(1, "Akke", InviteTest.fresh("akke").value());
        fill(second.word, "buurvrouw");
        fill(second.ring, Ring.INNER);
        press("Verstuur de uitnodiging");
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively())
                .contains("De uitnodiging gaat op weg naar Sietse, Akke");
        press("Klaar");
        assertThat(People.as(geertje, () -> invitations.all(circle)))
                .extracting(view -> view.firstName() + " " + view.relationWord() + " " + view.ring())
                .containsExactlyInAnyOrder("Sietse buur HELPERS", "Akke buurvrouw INNER");
        open(geertje, "people");
        cardSays("Sietse, buuronderweg");
        inviting.tick();
        open(geertje, "people");
        cardSays("Sietse, buurverstuurd, kan kiezen tot ");
    }

    @Test
    void r_b14_ofAChildTheAgeIsAskedAndWhetherAParentAgrees() {
        open(geertje, "people");
        press("Vraag iemand erbij");
        var form = _get(InviteSheet.class).forms.getFirst();
        fill(form.name, "Joris");
        fill(form.address, InviteTest.fresh("joris").value());
        fill(form.relation, RelationKind.YOUNG_MEMBER);
        press("Verstuur de uitnodiging");
        assertThat(said()).contains("Kies ook hoe oud Joris is.");
        fill(form.age, 11);
        press("Verstuur de uitnodiging");
        assertThat(said()).contains("Joris leest samen met een ouder mee.");
        fill(form.age, 14);
        assertThat(form.ring.isVisible()).isFalse();
        press("Verstuur de uitnodiging");
        assertThat(said()).contains("Alleen een ouder of voogd die meedoet kan Joris vragen.");
        fill(form.parent, true);
        press("Verstuur de uitnodiging");
        assertThat(People.as(geertje, () -> invitations.all(circle)))
                .singleElement()
                .satisfies(asked -> assertThat(asked.ring()).isEqualTo(Ring.INNER));
    }

    @Test
    void r_b5_aGuestIsAskedUntilADayAndAtNoPlaceToChoose() {
        open(geertje, "people");
        press("Vraag iemand erbij");
        var form = _get(InviteSheet.class).forms.getFirst();
        fill(form.name, "Oane");
        fill(form.address, InviteTest.fresh("oane").value());
        assertThat(form.until
                        .getParent()
                        .orElseThrow()
                        .getParent()
                        .orElseThrow()
                        .isVisible())
                .isFalse();
        fill(form.relation, RelationKind.GUEST);
        assertThat(form.ring.isVisible()).isFalse();
        fill(form.until, "");
        press("Verstuur de uitnodiging");
        assertThat(said()).contains("Kies voor Oane een dag vanaf vandaag, hoogstens 30 dagen vooruit.");
        fill(form.until, form.until.getElement().getAttribute("max"));
        press("Verstuur de uitnodiging");
        assertThat(People.as(geertje, () -> invitations.all(circle)))
                .singleElement()
                .satisfies(asked -> assertThat(asked.guestUntil()).isPresent());
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively()).contains("en niet na de laatste dag");
    }

    @Test
    void whoHasNoMailboxIsAskedOnPaperAndTheLetterIsMadeAtOnceAndAgain() {
        open(geertje, "people");
        press("Vraag iemand erbij");
        var form = _get(InviteSheet.class).forms.getFirst();
        fill(form.name, "Wim");
        fill(form.relation, RelationKind.NEIGHBOUR);
        fill(form.paper, true);
        assertThat(form.address.isVisible()).isFalse();
        press("Verder naar de brief");
        var sheet = _get(InviteSheet.class);
        assertThat(sheet.getElement().getTextRecursively()).contains("Print de brief en geef hem aan Wim.");
        press("Maak de brief voor Wim");
        assertThat(sheet.getElement().getTextRecursively())
                .contains("De brief voor Wim is klaar", "De brief werkt één keer, tot ")
                .containsPattern("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(_get(ToPrint.class).getElement().getTextRecursively()).contains("Open de brief om te printen");
        press("Klaar");
        open(geertje, "people");
        cardSays("Wim, buurop papier, nog geen antwoord. Kan kiezen tot ");
        pressRow("Wim, buur");
        assertThat(_get(InvitationSheet.class).getElement().getTextRecursively())
                .contains("De oude brief werkt dan niet meer.")
                .doesNotContain("Stuur de mail nog eens");
        press("Maak een nieuwe brief");
        assertThat(_get(InvitationSheet.class).getElement().getTextRecursively())
                .contains("De brief voor Wim is klaar");
    }

    @Test
    void r_a9_whoProposesOnPaperMakesTheLetterAfterTheResidentsYes() {
        open(tineke, "people");
        press("Stel iemand voor");
        var form = _get(InviteSheet.class).forms.getFirst();
        fill(form.name, "Wim");
        assertThat(form.relation.getElement().getTextRecursively()).contains("Wat is deze persoon van Geertje?");
        press("Stel dit voor");
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively())
                .contains("Kies ook wat Wim van Geertje is.");
        fill(form.relation, RelationKind.NEIGHBOUR);
        fill(form.paper, true);
        press("Stel dit voor");
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively())
                .contains("Wim is voorgesteld", "Zegt Geertje ja?");
        press("Klaar");
        open(geertje, "people");
        cardSays("Tineke stelt dit voor. Jij kiest.");
        pressRow("Wim, buur");
        press("Ja, vraag Wim");
        assertThat(_get(LetterSheet.class).getElement().getTextRecursively()).contains("Maak de brief voor Wim");
        _get(LetterSheet.class).close();
        var told = people.job(() -> jdbc.sql("select count(*) from common.delivery where template = 'proposalApproved' "
                        + "and recipient_id = ? and circle_id = ?")
                .param(tineke.value())
                .param(circle.value())
                .query(Long.class)
                .single());
        assertThat(told).isEqualTo(1);
        open(tineke, "people");
        cardSays("op papier, de brief is nog niet gemaakt");
        pressRow("Wim, buur");
        press("Maak de brief voor Wim");
        assertThat(_get(InvitationSheet.class).getElement().getTextRecursively())
                .contains("De brief voor Wim is klaar");
        assertThat(inviting.only(circle, tineke).state()).isEqualTo(InvitationState.ON_PAPER);
    }

    @Test
    void whatIsMissingOrWrongIsSaidAndTheWordsStay() {
        open(geertje, "people");
        press("Vraag iemand erbij");
        press("Verstuur de uitnodiging");
        assertThat(said()).isEqualTo("Schrijf een voornaam op.");
        var form = _get(InviteSheet.class).forms.getFirst();
        fill(form.name, "Sietse");
        press("Verstuur de uitnodiging");
        assertThat(said()).isEqualTo("Kies ook wat Sietse van je is.");
        fill(form.relation, RelationKind.NEIGHBOUR);
        fill(form.address, "sietse@elders");
        press("Verstuur de uitnodiging");
        assertThat(said()).isEqualTo("Het e-mailadres van Sietse klopt niet. Kijk het nog eens na.");
        fill(form.address, "sietse@elders.example");
        fill(form.name, "x".repeat(200));
        press("Verstuur de uitnodiging");
        assertThat(said()).isEqualTo("Je tekst is 120 tekens te lang. Er passen er 80. Je tekst staat er nog.");
        assertThat(form.name.getValue()).hasSize(200);
        assertThat(People.as(geertje, () -> invitations.all(circle))).isEmpty();
    }

    @Test
    void r_a9_whoStandsNearProposesAndTheResidentDecidesOnTheSamePage() {
        open(tineke, "people");
        press("Stel iemand voor");
        fillIn(0, "Sietse", InviteTest.fresh("sietse").value());
        press("Stel dit voor");
        press("Klaar");
        open(tineke, "people");
        cardSays("wacht op Geertje, tot ");
        open(geertje, "people");
        cardSays("Tineke stelt dit voor. Jij kiest.");
        pressRow("Sietse, buur");
        press("Ja, vraag Sietse");
        assertThat(inviting.only(circle, tineke).state()).isEqualTo(InvitationState.ON_ITS_WAY);
        open(corry, "people");
        assertThat(_find(InvitationsCard.class)).isEmpty();
    }

    @Test
    void theResidentTakesAnInvitationBack() {
        inviting.invite(circle, geertje, "Sietse", InviteTest.fresh("sietse"));
        open(geertje, "people");
        pressRow("Sietse, buurman");
        press("Neem de uitnodiging terug");
        open(geertje, "people");
        cardSays("teruggenomen");
    }

    @Test
    void r_a11_fromTwelveOnTheSheetAdvises() {
        for (int number = 0; number < 10; number++) {
            people.seat(circle, people.person("Lid" + number), Ring.HELPERS);
        }
        open(geertje, "people");
        press("Vraag iemand erbij");
        assertThat(_get(InviteSheet.class).getElement().getTextRecursively())
                .contains("Je kring heeft al 12 mensen. Meer mag.");
    }

    @Test
    void r_a10_theResidentsOpenPageAsksWhoThisIsAndOneClickAnswers() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        open(geertje, "timeline");
        assertThat(_find(H2.class, spec -> spec.withText("Is dit Sietse?"))).isEmpty();
        door.acceptAsNew(token, new FirstName("Sietse"), NL, "page");
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(_find(H2.class, spec -> spec.withText("Is dit Sietse?")))
                    .filter(found -> found.size() == 1);
        });
        press("Ja, dat klopt");
        assertThat(_find(H2.class, spec -> spec.withText("Is dit Sietse?"))).isEmpty();
        assertThat(People.as(geertje, () -> circles.view(circle).members()))
                .filteredOn(member -> member.person().firstName().equals("Sietse"))
                .singleElement()
                .satisfies(member -> assertThat(member.ring()).isEqualTo(Ring.INNER));
    }

    @Test
    void r_a10_notKnownIsOutAtTheClickAndAnotherNameIsSaid() {
        door.acceptAsNew(inviting.tokenFor(circle, geertje, "Sietse"), new FirstName("Klaas"), NL, "page");
        open(geertje, "timeline");
        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Klaas zei ja op de uitnodiging voor Sietse. Klopt dat?"));
        press("Nee, ken ik niet");
        assertThat(people.job(() -> jobs.view(circle).members())).hasSize(2);
    }

    @Test
    void theResidentDrawsANameAndAsksThatPersonFromThePicture() {
        open(geertje, "picture");
        pressRow("Zet iemand erbij");
        var sheet = _get(SketchSheet.class);
        fill(sheet.name, "Wim");
        press("Zet op de tekening");
        open(geertje, "picture");
        pressRow("Wim");
        press("Vraag Wim om mee te doen");
        assertThat(_get(InviteSheet.class).forms.getFirst().name.getValue()).isEqualTo("Wim");
        fillIn(0, "Wim", InviteTest.fresh("wim").value());
        press("Verstuur de uitnodiging");
        assertThat(People.as(geertje, () -> sketches.names(circle))).isEmpty();
        assertThat(inviting.only(circle, geertje).ring()).isEqualTo(Ring.INNER);
    }

    @Test
    void thePictureIsTheResidentsAndOthersComeToTheCircle() {
        open(tineke, "picture");
        assertThat(_get(H1.class).getText()).isEqualTo("De kring van Geertje");
    }

    @Test
    void step_8_afterTheYesAResidentAloneDrawsAndAsksUntilTheFirstOneJoins() {
        var jan = people.person("Jan");
        var tenant = people.tenant();
        circle = people.job(
                () -> jobs.found(new NewCircle(tenant, CircleState.FORMING, "OWN", Preset.ORDINARY, List.of(jan))));
        People.run(jan, () -> forming.confirm(circle, new GivenYes(true, NL)));
        var token = inviting.tokenFor(circle, jan, "Sietse");
        open(jan, "timeline");
        assertThat(_get(H1.class).getText()).isEqualTo("Wie staan er om je heen?");
        assertThat(said()).isEqualTo("Je kring begint als één ander ja zegt. Eén is genoeg.");
        door.acceptAsNew(token, new FirstName("Sietse"), NL, "page");
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(said()).filter("Je kring is begonnen."::equals);
        });
        open(jan, "timeline");
        assertThat(_get(Title.class).getElement().getText()).isEqualTo("Tijdlijn");
    }
}
