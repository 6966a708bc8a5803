package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody is asked and comes in: the resident on a phone, the mail, and a stranger in a browser that Kring never saw. */
class InviteTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    private static void fill(Visitor visitor, String name, String address) {
        var sheet = visitor.page().locator("vaadin-dialog");
        sheet.locator("vaadin-text-field input").first().fill(name);
        sheet.locator("vaadin-email-field input").first().fill(address);
        sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Buur"))
                .check();
        visitor.settle();
    }

    /** The path of the link in the letter to this address. */
    private String linkMailedTo(String address) {
        var post = visitor(Screen.DESKTOP);
        var letter = post.page().locator("article", new Page.LocatorOptions().setHasText(address));
        var until = Instant.now().plusSeconds(8);
        do {
            post.open("/demo/post");
        } while (letter.count() == 0 && Instant.now().isBefore(until));
        return letter.first().locator("a").getAttribute("href").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void whoIsAskedIsOnTheTimelineWithinAMinuteAndTheResidentsOpenPageAsksWhoItIs() {
        var wietske = visitor(Screen.PHONE).enterAs("Wietske").place("people");
        wietske.button("Vraag iemand erbij").click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible(SOON);
        fill(wietske, "Joke", "joke@elders.example");
        wietske.settle().axe().screenshot("invite");
        wietske.button("Verstuur de uitnodiging").click();
        assertThat(wietske.page().locator(".sheet-title")).containsText("De uitnodiging gaat op weg naar Joke");
        wietske.axe();
        wietske.button("Klaar").click();
        var row = wietske.page().locator("button.member", new Page.LocatorOptions().setHasText("Joke"));
        assertThat(row)
                .containsText(
                        "verstuurd, kan kiezen tot", new LocatorAssertions.ContainsTextOptions().setTimeout(8_000));

        var link = linkMailedTo("joke@elders.example");
        var began = Instant.now();
        var joke = visitor(Screen.PHONE).open(link);
        assertThat(joke.says("Wietske vraagt of je mee wilt doen in de kring.")).isVisible();
        joke.axe().screenshot("invitation");
        joke.button("Ja, ik doe mee").click();
        assertThat(joke.button("Doe mee")).isVisible(SOON);
        joke.settle().axe().screenshot("invitation-name");
        joke.button("Doe mee").click();
        joke.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        joke.settle();
        assertThat(joke.page().locator(".topbar")).containsText("Wietske");
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(1));

        assertThat(wietske.says("Is dit Joke?")).isVisible(SOON);
        assertThat(wietske.says("j…@elders.example")).isVisible();
        wietske.page().locator(".newcomer").scrollIntoViewIfNeeded();
        wietske.settle().axe().screenshot("newcomer");
        wietske.button("Ja, dat klopt").click();
        assertThat(wietske.says("Is dit Joke?")).not().isVisible();
        joke.open("/");
        assertThat(joke.page().locator(".topbar")).containsText("Wietske");
        assertThat(visitor(Screen.DESKTOP).open(link).says("Deze uitnodiging is al beantwoord"))
                .isVisible();
    }

    /** At the mailbox of the work, in the browser of who works there; the resident reads whose word it is. */
    @Tag("long")
    @Test
    @Tag("long")
    void r_a10_whoComesForTheWorkIsAskedAtWork() {
        var address = "elske.bruinsma@veenmeren.example";
        var wietske = visitor(Screen.PHONE).enterAs("Wietske").place("people");
        wietske.button("Vraag iemand erbij").click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible(SOON);
        var sheet = wietske.page().locator("vaadin-dialog");
        sheet.locator("vaadin-text-field input").first().fill("Elske");
        sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Komt voor het werk"))
                .check();
        sheet.locator("vaadin-email-field input").first().fill("elske@elders.example");
        wietske.settle().axe().screenshot("invite-work");
        wietske.button("Verstuur de uitnodiging").click();
        assertThat(wietske.page().getByText("Kring kent nog geen organisatie met @elders.example."))
                .isVisible(SOON);
        sheet.locator("vaadin-email-field input").first().fill(address);
        wietske.settle().button("Verstuur de uitnodiging").click();
        assertThat(wietske.page().locator(".sheet-title")).containsText("De uitnodiging gaat op weg naar Elske");
        wietske.button("Klaar").click();

        var elske = visitor(Screen.DESKTOP).enterAs("Elske").open(linkMailedTo(address));
        assertThat(elske.says("Dit gaat over je werk bij Praktijk De Brêge.")).isVisible();
        elske.axe().screenshot("invitation-work");
        elske.button("Ja, ik doe mee").click();
        elske.button("Ja, als Elske").click();
        elske.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        assertThat(wietske.says("Is dit Elske?")).isVisible(SOON);
        assertThat(wietske.says("Praktijk De Brêge zegt dat Elske daar werkt.")).isVisible();
        wietske.page().locator(".newcomer").scrollIntoViewIfNeeded();
        wietske.settle().axe().screenshot("newcomer-work");
        wietske.button("Ja, dat klopt").click();
        assertThat(wietske.says("Is dit Elske?")).not().isVisible();
    }

    @Tag("long")
    @Test
    void r_b14_aChildIsAskedByAParentAndReadsThatNothingOfCareIsAsked() {
        var address = "joris@veenmeren.example";
        var wietske = visitor(Screen.PHONE).enterAs("Wietske").place("people");
        wietske.button("Vraag iemand erbij").click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible(SOON);
        var sheet = wietske.page().locator("vaadin-dialog");
        sheet.locator("vaadin-text-field input").first().fill("Joris");
        choose(sheet, "Iemand jonger dan 18");
        choose(sheet, "14");
        wietske.settle().axe().screenshot("invite-child");
        sheet.locator("vaadin-email-field input").first().fill(address);
        wietske.settle().button("Verstuur de uitnodiging").click();
        assertThat(wietske.page().getByText("Alleen een ouder of voogd die meedoet kan Joris vragen."))
                .isVisible(SOON);
        sheet.getByLabel("Ik ben ouder of voogd van dit kind.").check();
        wietske.settle().button("Verstuur de uitnodiging").click();
        assertThat(wietske.page().locator(".sheet-title")).containsText("De uitnodiging gaat op weg naar Joris");

        var joris = visitor(Screen.PHONE).open(linkMailedTo(address));
        assertThat(joris.says("Je hoeft nergens voor te zorgen.")).isVisible();
        joris.axe().screenshot("invitation-child");
    }

    private static void choose(Locator sheet, String words) {
        sheet.getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .check();
    }

    @Tag("long")
    @Test
    void theKeyboardDrawsANameAndAsksThatPerson() {
        var wietske = visitor(Screen.DESKTOP).enterAs("Wietske").place("picture");
        wietske.tabTo("Zet iemand erbij").press("Enter");
        assertThat(wietske.page().locator(".sheet-title")).isVisible(SOON);
        wietske.tabTo("Voornaam").page().keyboard().type("Gerrit");
        wietske.tabTo("Zet op de tekening").press("Enter");
        var gerrit = wietske.page().locator("button.member", new Page.LocatorOptions().setHasText("Gerrit"));
        assertThat(gerrit).isVisible(SOON);
        wietske.settle().axe().screenshot("sketch");
        wietske.tabTo("Gerrit").press("Enter");
        wietske.tabTo("Vraag Gerrit om mee te doen").press("Enter");
        assertThat(wietske.page().locator("vaadin-dialog vaadin-email-field")).isVisible(SOON);
        wietske.settle().axe().screenshot("invite");
        wietske.tabTo("E-mailadres").page().keyboard().type("gerrit@elders.example");
        wietske.tabTo("Familie of vriend").press("Space");
        wietske.tabTo("Verstuur de uitnodiging").press("Enter");
        assertThat(wietske.page().locator(".sheet-title")).containsText("gaat op weg naar Gerrit");
        wietske.tabTo("Klaar").press("Enter");

        var gerritsBrowser = visitor(Screen.DESKTOP).open(linkMailedTo("gerrit@elders.example"));
        assertThat(gerritsBrowser.button("Nu niet")).isVisible();
        gerritsBrowser.axe().screenshot("invitation");
        gerritsBrowser.tabTo("Nu niet").press("Enter");
        assertThat(gerritsBrowser.says("Goed dat je het laat weten.")).isVisible(SOON);
        gerritsBrowser.axe();
        assertThat(wietske.place("people")
                        .page()
                        .locator("button.member", new Page.LocatorOptions().setHasText("Gerrit")))
                .containsText("doet nu niet mee");
        wietske.settle().axe().screenshot("circle-asked");
    }

    @Tag("long")
    @Test
    void whoHasAnAccountAlreadyTypesSixDigitsAndComesBackToTheInvitation() {
        var address = "sjoerd.kramer@veenmeren.example";
        var geertje = visitor(Screen.DESKTOP).enterAs("Geertje").place("people");
        geertje.button("Vraag iemand erbij").click();
        assertThat(geertje.page().locator(".sheet-title")).isVisible(SOON);
        fill(geertje, "Sjoerd", address);
        geertje.button("Verstuur de uitnodiging").click();
        assertThat(geertje.page().locator(".sheet-title")).containsText("gaat op weg naar Sjoerd");
        var sjoerd = visitor(Screen.PHONE).open(linkMailedTo(address));
        sjoerd.button("Ja, ik doe mee").click();
        assertThat(sjoerd.button("Ik ben nieuw hier")).isVisible(SOON);
        sjoerd.settle().axe().screenshot("invitation-who");
        sjoerd.button("Sjoerd").click();
        assertThat(sjoerd.page().locator("vaadin-text-field input")).isVisible(SOON);
        sjoerd.page().locator("vaadin-text-field input").fill(digitsMailedTo(address));
        sjoerd.button("Verder").click();
        sjoerd.page().waitForURL(Pattern.compile("/uitnodiging"));
        sjoerd.settle().button("Ja, ik doe mee").click();
        sjoerd.button("Ja, als Sjoerd").click();
        sjoerd.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        assertThat(sjoerd.settle().page().locator(".topbar")).containsText("Geertje");
    }

    static Stream<Screen> sizes() {
        return Stream.of(Screen.values()).filter(size -> size == Screen.PHONE || Visitor.PICTURES);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("sizes")
    void whoHasNoMailboxKnownGetsALetterAndComesInByItsCode(Screen screen) {
        var name = screen == Screen.PHONE ? "Hinke" : "Japke";
        var wietske = visitor(screen).enterAs("Wietske").place("people");
        wietske.button("Vraag iemand erbij").click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible(SOON);
        var sheet = wietske.page().locator("vaadin-dialog");
        sheet.locator("vaadin-text-field input").first().fill(name);
        sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Op papier"))
                .check();
        sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Buur"))
                .check();
        wietske.settle();
        assertThat(sheet.locator("vaadin-email-field")).isHidden();
        wietske.axe().screenshot("invite-paper");
        wietske.button("Verder naar de brief").click();
        assertThat(wietske.button("Maak de brief")).isVisible(SOON);
        wietske.settle().axe().screenshot("letter");
        wietske.button("Maak de brief").click();
        var code = wietske.page().locator("vaadin-dialog .code");
        assertThat(code).isVisible(SOON);
        wietske.settle().axe().screenshot("letter-made");
        var paper = wietske.page()
                .request()
                .get(wietske.page()
                        .locator("vaadin-dialog a[href*=VAADIN]")
                        .evaluate("link => link.href")
                        .toString());
        assertThat(new String(paper.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        var typed = code.textContent();
        wietske.button("Klaar").click();
        assertThat(wietske.page().locator("button.member", new Page.LocatorOptions().setHasText(name)))
                .containsText("op papier, nog geen antwoord");
        wietske.settle().axe().screenshot("circle-asked-paper");

        var address = name.toLowerCase(java.util.Locale.ROOT) + "@elders.example";
        var asked = visitor(screen).open("/brief");
        asked.axe().screenshot("letter-code");
        asked.page().locator("vaadin-text-field input").fill(typed.toLowerCase(java.util.Locale.ROOT));
        asked.button("Gebruik de code").click();
        asked.button("Ja, ik doe mee").click();
        assertThat(asked.page().locator("vaadin-email-field")).isVisible(SOON);
        asked.page().locator("vaadin-email-field input").fill(address);
        asked.settle().axe().screenshot("letter-mailbox");
        asked.button("Stuur mij de cijfers").click();
        assertThat(asked.button("Stuur nog een mail")).isVisible(SOON);
        asked.page().locator("vaadin-text-field input").fill(digitsMailedTo(address));
        asked.settle().axe().screenshot("letter-digits");
        asked.button("Verder").click();
        asked.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        assertThat(asked.settle().page().locator(".topbar")).containsText("Wietske");
        assertThat(wietske.says("Is dit " + name + "?")).isVisible(SOON);
        wietske.button("Nee, ken ik niet").click();
        assertThat(wietske.says("Is dit " + name + "?")).not().isVisible();
        assertThat(visitor(screen).open("/brief/" + typed).says("Deze uitnodiging is al beantwoord"))
                .isVisible();
    }

    private String digitsMailedTo(String address) {
        var post = visitor(Screen.DESKTOP);
        var letter = post.page()
                .locator("article", new Page.LocatorOptions().setHasText(address))
                .filter(new Locator.FilterOptions().setHasText("zes cijfers"));
        var until = Instant.now().plusSeconds(8);
        do {
            post.open("/demo/post");
        } while (letter.count() == 0 && Instant.now().isBefore(until));
        var digits = Pattern.compile("zes cijfers(?: over)?: (\\d{6})")
                .matcher(letter.first().innerText());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    @Tag("long")
    @Test
    void theThumbDrawsANameOnThePicture() {
        var geertje = visitor(Screen.PHONE).enterAs("Geertje").place("picture");
        geertje.page()
                .locator("kring-rings .tap", new Page.LocatorOptions().setHasText("Zet iemand erbij"))
                .click();
        assertThat(geertje.page().locator(".sheet-title")).isVisible(SOON);
        geertje.page().locator("vaadin-dialog vaadin-text-field input").fill("Wim");
        geertje.settle().axe().screenshot("sketch-name");
        geertje.button("Zet op de tekening").click();
        assertThat(geertje.page().locator("button.member", new Page.LocatorOptions().setHasText("Wim")))
                .isVisible(SOON);
        geertje.settle().axe().screenshot("sketch");
        geertje.page()
                .locator("kring-rings .tap", new Page.LocatorOptions().setHasText("Wim"))
                .click();
        assertThat(geertje.button("Vraag Wim om mee te doen")).isVisible(SOON);
        geertje.press("Escape");
    }
}
