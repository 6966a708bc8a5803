package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a card on paper to a circle of one's own, and a circle that somebody prepares for another, each in a browser of its own. */
class StartTests extends BrowserTest {
    private static final Pattern DIGITS = Pattern.compile("zes cijfers over: (\\d{6})");
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    private static void type(Visitor visitor, String label, String text) {
        visitor.page()
                .getByLabel(label, new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static Locator heading(Visitor visitor, String words) {
        return visitor.page()
                .getByRole(AriaRole.HEADING, new com.microsoft.playwright.Page.GetByRoleOptions().setName(words));
    }

    private static void choose(Visitor visitor, String answer, int which) {
        visitor.page()
                .locator("label.pick", new com.microsoft.playwright.Page.LocatorOptions().setHasText(answer))
                .nth(which)
                .click();
        visitor.settle();
    }

    /** The six digits of the newest mail with digits to this address, as the demo's mailbox shows it; other mail to it has none. */
    private String digits(String address) {
        var post = visitor(Screen.PHONE);
        for (int tries = 0; tries < 30; tries++) {
            post.open("/demo/post");
            var letters = post.page()
                    .locator("article.post", new com.microsoft.playwright.Page.LocatorOptions().setHasText(address));
            var found = letters.allInnerTexts().stream()
                    .map(DIGITS::matcher)
                    .filter(Matcher::find)
                    .findFirst();
            if (found.isPresent()) {
                return found.get().group(1);
            }
            post.page().waitForTimeout(500);
        }
        throw new AssertionError("no mail to " + address);
    }

    private void proveMailbox(Visitor visitor, String address) {
        assertThat(heading(visitor, "Kijk in je mail")).isVisible(SOON);
        type(visitor, "De zes cijfers", digits(address));
        visitor.button("Verder").click();
    }

    private static void takeALook(Visitor visitor, String name) {
        visitor.settle().axe().screenshot(name);
    }

    @Test
    void aCardIsMadeInAMinuteAndTheResidentWalksFromItsCodeToACircle() {
        var elske = visitor(Screen.DESKTOP).enterAs("Elske").open("/kaarten");
        choose(elske, "Samen zorgen", 0);
        elske.button("Maak een kaart").click();
        var code = elske.page().locator(".code");
        assertThat(code).isVisible(SOON);
        takeALook(elske, "cards");
        var paper = elske.page()
                .request()
                .get(
                        elske.page()
                                        .locator("a.primary[href*=VAADIN]")
                                        .getAttribute("href")
                                        .startsWith("http")
                                ? elske.page()
                                        .locator("a.primary[href*=VAADIN]")
                                        .getAttribute("href")
                                : KringJar.shared()
                                        .url("/"
                                                + elske.page()
                                                        .locator("a.primary[href*=VAADIN]")
                                                        .getAttribute("href")));
        assertThat(new String(paper.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");

        var griet = visitor(Screen.PHONE).open("/start");
        takeALook(griet, "start-kring");
        type(griet, "Heb je een kaart? Typ dan de code", code.innerText().toLowerCase());
        griet.button("Gebruik de code").click();
        assertThat(griet.says("Elske van Praktijk De Brêge geeft je een kaart voor Kring."))
                .isVisible(SOON);
        takeALook(griet, "start-card");
        griet.button("Het gaat om mij").click();
        assertThat(heading(griet, "Wie ben je?")).isVisible(SOON);
        type(griet, "Hoe wil je genoemd worden?", "Griet");
        type(griet, "Je e-mailadres", "griet.nij@veenmeren.example");
        takeALook(griet, "start-who");
        griet.page().reload();
        griet.settle();
        assertThat(griet.page().getByLabel("Hoe wil je genoemd worden?")).hasValue("Griet");
        griet.button("Stuur mij de cijfers").click();
        proveMailbox(griet, "griet.nij@veenmeren.example");
        assertThat(heading(griet, "Drie vragen, Griet")).isVisible(SOON);
        assertThat(griet.page().locator("input:checked")).hasCount(0);
        takeALook(griet, "start-questions");
        griet.button("Begin mijn kring").click();
        assertThat(griet.says("Geef eerst op elke vraag een antwoord.")).isVisible(SOON);
        choose(griet, "Ja, bewaar het", 0);
        choose(griet, "Ja, dat mag", 0);
        choose(griet, "Ja, stuur mij mails", 0);
        griet.button("Begin mijn kring").click();
        griet.page().waitForURL(Pattern.compile("/circle/.*/picture"));
        griet.settle().axe();
        assertThat(elske.open("/kaarten").says("gebruikt")).isVisible(SOON);
    }

    @Tag("long")
    @Test
    @Tag("long")
    void whoHelpsPreparesACircleAndTheResidentSaysYesOnHerOwnPhone() {
        var sjoerd = visitor(Screen.DESKTOP).open("/start");
        sjoerd.button("Ik help iemand").click();
        assertThat(heading(sjoerd, "Wie help je?")).isVisible(SOON);
        type(sjoerd, "Voornaam van wie je helpt", "Hiske");
        type(sjoerd, "Wat ben jij van deze persoon?", "buurman");
        type(sjoerd, "E-mailadres van deze persoon, als je dat weet", "hiske@veenmeren.example");
        type(sjoerd, "Telefoonnummer van deze persoon, als je dat weet", "0513-000222");
        takeALook(sjoerd, "behalf-who");
        sjoerd.button("Verder").click();
        assertThat(heading(sjoerd, "Wie ben je?")).isVisible(SOON);
        type(sjoerd, "Hoe wil je genoemd worden?", "Wiebe");
        type(sjoerd, "Je e-mailadres", "wiebe.nij@veenmeren.example");
        sjoerd.button("Stuur mij de cijfers").click();
        proveMailbox(sjoerd, "wiebe.nij@veenmeren.example");
        choose(sjoerd, "Ja, bewaar het", 0);
        choose(sjoerd, "Ja, stuur mij mails", 0);
        sjoerd.button("Bereid de kring voor").click();
        assertThat(heading(sjoerd, "De kring van Hiske wacht op een ja")).isVisible(SOON);
        assertThat(sjoerd.button("Ik zag iets")).hasCount(0);
        assertThat(sjoerd.button("Vertel iets")).hasCount(0);
        sjoerd.button("Maak een code").click();
        assertThat(sjoerd.page().locator(".code")).isVisible(SOON);
        takeALook(sjoerd, "behalf");
        sjoerd.button("Vraag iemand erbij").click();
        type(sjoerd, "Voornaam", "Rink");
        type(sjoerd, "E-mailadres", "rink.nij@elders.example");
        sjoerd.page()
                .locator("label.option", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Buur"))
                .click();
        takeALook(sjoerd, "behalf-ask");
        sjoerd.button("Verstuur de uitnodiging").click();
        sjoerd.button("Klaar").click();
        assertThat(sjoerd.says("verstuurd, kan kiezen tot")).isVisible(SOON);
        takeALook(sjoerd, "behalf-asked-one");
        var baukje = visitor(Screen.PHONE).enterAs("Baukje").open("/start/getuige");
        type(
                baukje,
                "De code: acht letters en cijfers",
                sjoerd.page().locator(".code").innerText());
        baukje.button("Verder").click();
        assertThat(heading(baukje, "Vraag het aan Hiske")).isVisible(SOON);
        takeALook(baukje, "witness");
        var circle = sjoerd.page().url().replaceFirst(".*/circle/([^/]+)/.*", "$1");

        var hiske = visitor(Screen.PHONE).open("/start/ja/" + circle);
        takeALook(hiske, "behalf-asked");
        hiske.button("Stuur mij de cijfers").click();
        proveMailbox(hiske, "hiske@veenmeren.example");
        assertThat(heading(hiske, "Wiebe wil een kring beginnen voor Hiske")).isVisible(SOON);
        takeALook(hiske, "behalf-yes");
        hiske.button("Dat ben ik").click();
        assertThat(heading(hiske, "Is dit jouw kring, Hiske?")).isVisible(SOON);
        takeALook(hiske, "behalf-begin");
        hiske.page().locator("label.pick").first().click();
        choose(hiske, "Ja, dat mag", 0);
        choose(hiske, "Ja, stuur mij mails", 0);
        hiske.button("Ja, dit is mijn kring").click();
        hiske.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        assertThat(heading(sjoerd, "De kring van Hiske is begonnen")).isVisible(SOON);
    }

    private void fillInGriet(Visitor roelien, String address) {
        roelien.open("/kaarten").button("Samen beginnen").click();
        type(roelien, "Voornaam", "Griet");
        type(roelien, "E-mailadres", address);
        choose(roelien, "Deze persoon heeft ja gezegd", 0);
    }

    private String linkIn(String address) {
        var post = visitor(Screen.PHONE);
        var letter =
                post.page().locator("article", new com.microsoft.playwright.Page.LocatorOptions().setHasText(address));
        for (int tries = 0; tries < 30; tries++) {
            post.open("/demo/post");
            if (letter.count() > 0) {
                return letter.first().locator("a").getAttribute("href").replaceFirst("^https?://[^/]+", "");
            }
            post.page().waitForTimeout(500);
        }
        throw new AssertionError("no mail to " + address);
    }

    @Tag("long")
    @Test
    void aNurseMailsWhoSitsBesideHerAndTheLinkLeadsToTheQuestionsWithoutDigits() {
        var address = "griet.tegearre@veenmeren.example";
        var roelien = visitor(Screen.DESKTOP).enterAs("Roelien");
        fillInGriet(roelien, address);
        takeALook(roelien, "direct");
        roelien.button("Stuur de mail").click();
        assertThat(heading(roelien, "De mail gaat op weg naar Griet")).isVisible(SOON);
        takeALook(roelien, "direct-sent");
        roelien.button("Klaar").click();
        assertThat(roelien.says("nog niet gebruikt")).isVisible(SOON);
        takeALook(roelien, "direct-list");

        var griet = visitor(Screen.PHONE).open(linkIn(address));
        assertThat(griet.says("Roelien van Ziekenhuis Meerland helpt je op weg met Kring."))
                .isVisible(SOON);
        takeALook(griet, "direct-start");
        griet.button("Het gaat om mij").click();
        assertThat(griet.page().getByLabel("Hoe wil je genoemd worden?")).hasValue("Griet");
        takeALook(griet, "direct-who");
        griet.button("Verder").click();
        assertThat(heading(griet, "Drie vragen, Griet")).isVisible(SOON);
        choose(griet, "Ja, bewaar het", 0);
        choose(griet, "Ja, dat mag", 0);
        choose(griet, "Ja, stuur mij mails", 0);
        griet.button("Begin mijn kring").click();
        griet.page().waitForURL(Pattern.compile("/circle/.*/picture"));
        roelien.open("/kaarten");
        assertThat(roelien.says("nog niet gebruikt")).hasCount(0);
    }

    @Tag("long")
    @Test
    void onTheScreenOfTheNurseWhoBeginsIsNobodyAndSpeaksTheChosenLanguage() {
        var roelien = visitor(Screen.PHONE).enterAs("Roelien");
        fillInGriet(roelien, "griet.skerm@veenmeren.example");
        choose(roelien, "Frysk");
        takeALook(roelien, "direct");
        roelien.button("Op dit scherm beginnen").click();
        assertThat(roelien.says("Roelien fan Ziekenhuis Meerland helpt jo op wei mei Kring."))
                .isVisible(SOON);
        takeALook(roelien, "direct-screen");
        roelien.open("/kaarten");
        roelien.page().waitForURL(Pattern.compile("/inloggen"));
    }

    private static void choose(Visitor visitor, String language) {
        visitor.page()
                .locator("label.option", new com.microsoft.playwright.Page.LocatorOptions().setHasText(language))
                .click();
        visitor.settle();
    }

    @Tag("long")
    @Test
    void theKeyboardAloneReachesTheQuestions() {
        var tjipke = visitor(Screen.DESKTOP).open("/start");
        tjipke.tabTo("Heb je een kaart?").tabTo("Het gaat om mij").press("Enter");
        assertThat(heading(tjipke, "Wie ben je?")).isVisible(SOON);
        tjipke.tabTo("Hoe wil je genoemd worden?").page().keyboard().type("Tjipke");
        tjipke.tabTo("Je e-mailadres").page().keyboard().type("tjipke@veenmeren.example");
        tjipke.tabTo("Stuur mij de cijfers").press("Enter");
        assertThat(heading(tjipke, "Kijk in je mail")).isVisible(SOON);
        tjipke.tabTo("De zes cijfers").page().keyboard().type(digits("tjipke@veenmeren.example"));
        tjipke.press("Enter");
        assertThat(heading(tjipke, "Drie vragen, Tjipke")).isVisible(SOON);
        tjipke.tabTo("Ja, bewaar het").press("Space");
        tjipke.tabTo("Begin mijn kring");
    }
}
