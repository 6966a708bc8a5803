package nl.kring.invite.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignInService;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InviteTest;
import nl.kring.invite.LetterDoor;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.Title;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page behind the link of an invitation, for strangers, members and who is somebody else. */
class InvitationPageTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignInService signIn;

    @Autowired
    private LetterDoor letters;

    private AccountId geertje;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, people.person("Tineke"), Ring.INNER);
    }

    private static void open(String token) {
        UI.getCurrent().navigate("uitnodiging", QueryParameters.of("link", token));
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static String title() {
        var headings =
                _find(Component.class, spec -> spec.withPredicate(part -> part instanceof H1 || part instanceof Title));
        assertThat(headings).hasSize(1);
        return headings.getFirst().getElement().getText();
    }

    private static String page() {
        return _get(Main.class).getElement().getTextRecursively();
    }

    private int members() {
        return people.job(() -> jobs.view(circle).members().size());
    }

    @Test
    void r_a8_itSaysWhoAsksWhatOneSeesWhatIsAskedTheFiveRulesAndUntilWhen() {
        open(inviting.tokenFor(circle, geertje, "Sietse"));
        assertThat(title()).isEqualTo("Geertje vraagt of je mee wilt doen in de kring.");
        assertThat(page())
                .contains("Hoi Sietse. Geertje noemt je: buurman.", "Je ziet alleen wat Geertje met jou wil delen.")
                .contains("Je leest deze onderwerpen: praktisch, leuk, agenda, huis, gezondheid, familie.")
                .contains("Help als het jou past. Het hoeft niet.", "Je kunt kiezen tot ")
                .contains("De gemeente kijkt niet mee in jouw kring.")
                .doesNotContain("Tineke");
        assertThat(_find(ListItem.class)).hasSize(5);
        assertThat(members()).isEqualTo(1);
    }

    @Test
    void aStrangerSaysYesGivesANameAndIsInAsThatPerson() {
        open(inviting.tokenFor(circle, geertje, "Sietse"));
        press("Ja, ik doe mee");
        var name = _get(NewHere.class).name;
        assertThat(name.getValue()).isEqualTo("Sietse");
        fill(name, "");
        press("Doe mee");
        assertThat(name.getErrorMessage()).isEqualTo("Schrijf een voornaam op.");
        fill(name, "x".repeat(200));
        press("Doe mee");
        assertThat(name.getErrorMessage()).startsWith("Je tekst is 120 tekens te lang.");
        assertThat(members()).isEqualTo(1);
        fill(name, "Sietse 🚲");
        press("Doe mee");
        assertThat(people.job(() -> jobs.view(circle).members()))
                .extracting(member -> member.person().firstName())
                .containsExactlyInAnyOrder("Tineke", "Sietse 🚲");
    }

    @Test
    void nowNotNeedsNoReasonAndIsThankedFor() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        open(token);
        press("Nu niet");
        assertThat(title()).isEqualTo("Goed dat je het laat weten. Meedoen kan later ook nog.");
        assertThat(inviting.only(circle, geertje).state()).isEqualTo(InvitationState.NOT_NOW);
        open(token);
        assertThat(title()).isEqualTo("Deze uitnodiging is al beantwoord");
        assertThat(page()).doesNotContain("Geertje");
    }

    @Test
    void neverAgainIsSaidQuietly() {
        open(inviting.tokenFor(circle, geertje, "Sietse"));
        press("Nooit meer");
        assertThat(inviting.only(circle, geertje).state()).isNotEqualTo(InvitationState.NOT_NOW);
        assertThat(title()).isEqualTo("Wil je nooit meer een uitnodiging op dit adres?");
        press("Nooit meer een uitnodiging");
        assertThat(page()).contains("Op dit adres komt nooit meer een uitnodiging.");
        assertThat(inviting.only(circle, geertje).state()).isEqualTo(InvitationState.NOT_NOW);
    }

    @Test
    void eachLinkThatDoesNotWorkIsOneCalmSentence() {
        open("zomaar-iets");
        assertThat(title()).isEqualTo("Deze link kennen we niet");
        open("");
        assertThat(title()).isEqualTo("Deze link kennen we niet");
        UI.getCurrent().navigate("uitnodiging");
        assertThat(title()).isEqualTo("Deze link kennen we niet");
        var address = InviteTest.fresh("sietse");
        var id = inviting.invite(circle, geertje, "Sietse", address);
        var token = inviting.token(address).orElseThrow();
        People.run(geertje, () -> invitations.takeBack(circle, id));
        open(token);
        assertThat(title()).isEqualTo("Deze uitnodiging is teruggenomen");
        var late = inviting.tokenFor(circle, geertje, "Akke");
        inviting.later(Duration.ofDays(14).plusMinutes(1));
        open(late);
        assertThat(title()).isEqualTo("Deze uitnodiging is verlopen");
        assertThat(page()).doesNotContain("Geertje", "Akke");
    }

    @Test
    void whatEndsWhileThePageIsOpenIsSaidAtTheClick() {
        var address = InviteTest.fresh("sietse");
        var id = inviting.invite(circle, geertje, "Sietse", address);
        open(inviting.token(address).orElseThrow());
        press("Ja, ik doe mee");
        People.run(geertje, () -> invitations.takeBack(circle, id));
        press("Doe mee");
        assertThat(title()).isEqualTo("Deze uitnodiging is teruggenomen");
        assertThat(members()).isEqualTo(1);
    }

    private void atThisBrowser() {
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
    }

    private String digits(EmailAddress address) {
        var link = people.job(
                () -> jdbc.sql("select id from common.sign_in_link where address = ? order by asked_at desc limit 1")
                        .param(address.value())
                        .query(UUID.class)
                        .single());
        return Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
    }

    private void fillInMailbox(String name, EmailAddress address) {
        var form = _get(NameAndMailbox.class);
        fill(form.name, name);
        fill(form.address, address.value());
        press("Stuur mij de cijfers");
    }

    @Test
    void whoHasALetterTypesItsCodeProvesAMailboxAndIsIn() {
        atThisBrowser();
        var letter = inviting.letter(circle, geertje, "Wim");
        UI.getCurrent().navigate("brief");
        assertThat(title()).isEqualTo("Heb je een brief van Kring?");
        fill(_get(TypedCode.class).code, letter.code().toLowerCase().replace("-", " "));
        press("Gebruik de code");
        assertThat(title()).isEqualTo("Geertje vraagt of je mee wilt doen in de kring.");
        assertThat(_find(Button.class, spec -> spec.withText("Nooit meer"))).isEmpty();
        press("Ja, ik doe mee");
        var form = _get(NameAndMailbox.class);
        assertThat(form.name.getValue()).isEqualTo("Wim");
        fillInMailbox("", InviteTest.fresh("wim"));
        assertThat(form.name.getErrorMessage()).isEqualTo("Schrijf een voornaam op.");
        fill(form.name, "Wim");
        fill(form.address, "wim@thuis");
        press("Stuur mij de cijfers");
        assertThat(form.address.getErrorMessage()).startsWith("Dit is geen e-mailadres.");
        var address = InviteTest.fresh("wim");
        fillInMailbox("Wim", address);
        assertThat(title()).isEqualTo("Kijk in je mail");
        assertThat(members()).isEqualTo(1);
        fill(_get(CodeEntry.class).code, "000000");
        press("Verder");
        assertThat(members()).isEqualTo(1);
        fill(_get(CodeEntry.class).code, digits(address));
        press("Verder");
        assertThat(people.job(() -> jobs.view(circle).members()))
                .extracting(member -> member.person().firstName())
                .containsExactlyInAnyOrder("Tineke", "Wim");
    }

    @Test
    void whoSharesTheMailboxOfTheLetterChoosesWhoToBe() {
        atThisBrowser();
        var tjitske = people.person("Tjitske");
        var address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(tjitske.value())
                .query((row, _) -> new EmailAddress(row.getString(1)))
                .single());
        UI.getCurrent()
                .navigate("brief/" + inviting.letter(circle, geertje, "Wim").code());
        press("Ja, ik doe mee");
        fillInMailbox("Wim", address);
        fill(_get(CodeEntry.class).code, digits(address));
        press("Verder");
        assertThat(title()).isEqualTo("Wie ben je?");
        assertThat(_find(Button.class, spec -> spec.withText("Tjitske"))).hasSize(1);
        assertThat(members()).isEqualTo(1);
        press("Ik ben nieuw hier");
        assertThat(people.job(() -> jobs.view(circle).members()))
                .extracting(member -> member.person().firstName())
                .containsExactlyInAnyOrder("Tineke", "Wim");
    }

    @Test
    void aCodeThatIsWrongIsSaidWhereItIsTypedAndAnOldLetterPointsToTheNewest() {
        UI.getCurrent().navigate("brief/zomaar-iets");
        assertThat(_get(TypedCode.class).code.getErrorMessage())
                .isEqualTo("Deze code kennen we niet. Kijk hem nog eens na.");
        var first = inviting.letter(circle, geertje, "Wim");
        var id = inviting.only(circle, geertje).id();
        People.as(geertje, () -> letters.write(circle, id, java.util.Locale.of("nl")));
        UI.getCurrent().navigate("brief/" + first.code());
        assertThat(title()).isEqualTo("Er is een nieuwere brief");
        assertThat(page()).doesNotContain("Geertje");
    }

    @Test
    void whoIsSignedInIsAskedByName() {
        var sietse = people.person("Sietse");
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        signIn(sietse);
        open(token);
        press("Ja, ik doe mee");
        assertThat(title()).isEqualTo("Wie ben je?");
        press("Ja, als Sietse");
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void whoIsSomebodyElseOnThisDeviceJoinsAsSomebodyNew() {
        var sietse = people.person("Sietse");
        var token = inviting.tokenFor(circle, geertje, "Akke");
        signIn(sietse);
        open(token);
        press("Ja, ik doe mee");
        press("Ik ben iemand anders");
        assertThat(_get(NewHere.class).name.getValue()).isEqualTo("Akke");
    }

    @Test
    void whoWorksForAMunicipalityJoinsOnlyAsSomebodyNew() {
        var token = inviting.tokenFor(circle, geertje, "Hinke");
        signIn(people.staff(people.tenant(), StaffRole.NAVIGATOR, "Hinke"));
        open(token);
        press("Ja, ik doe mee");
        assertThat(_find(SignedInAlready.class)).isEmpty();
        assertThat(_find(NewHere.class)).hasSize(1);
    }

    @Test
    void whoSharesAMailboxChoosesANameAndFirstProvesToBeThere() {
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest())
                .addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
        var tineke = people.person("Tineke");
        var address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(tineke.value())
                .query((row, _) -> new EmailAddress(row.getString(1)))
                .single());
        inviting.invite(circle, geertje, "Wim", address);
        var token = inviting.token(address).orElseThrow();
        open(token);
        assertThat(_find(Button.class, spec -> spec.withText("Nooit meer"))).isEmpty();
        press("Ja, ik doe mee");
        assertThat(title()).isEqualTo("Wie ben je?");
        press("Tineke");
        assertThat(title()).isEqualTo("Kijk in je mail");
        assertThat(members()).isEqualTo(1);
        open(token);
        press("Ja, ik doe mee");
        press("Ik ben nieuw hier");
        press("Doe mee");
        assertThat(members()).isEqualTo(2);
    }
}
