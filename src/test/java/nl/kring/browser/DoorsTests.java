package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The doors of professionals and officials, and the way back for who lost the mailbox: looked at in each language, and walked through. */
class DoorsTests extends BrowserTest {
    private void look(Visitor visitor, String language, String name) {
        visitor.settle().axe();
        if (language.equals("nl")) {
            visitor.screenshot(name);
        }
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingAtTheDoors(String language, Screen screen) {
        var ids = visitor(screen).speaking(language).enterAs("Ids");
        look(ids, language, "organisations");
        look(ids.open("/desk/gemeente"), language, "office");
        var elske = visitor(screen).speaking(language).enterAs("Elske");
        look(elske.open("/organisatie"), language, "employees");
        elske.page().locator("[data-opens=employee]").click();
        assertThat(elske.page().locator(".sheet-title")).isVisible();
        look(elske, language, "employee-ask");
        elske.press("Escape");
        elske.page().locator(".employee vaadin-button").first().click();
        look(elske, language, "employee-leaves");
        elske.press("Escape");
        look(elske.open("/apparaten"), language, "devices");
        var anyone = visitor(screen).speaking(language);
        look(anyone.open("/mail-kwijt"), language, "lost-mail");
        look(anyone.open("/mail-kwijt?stop=iets"), language, "lost-mail-stop");
        look(anyone.open("/medewerker?link=iets"), language, "employee-link-old");
        look(anyone.open("/begin"), language, "begin-closed");
    }

    @Test
    void aColleagueIsAskedComesByTheMailAndIsOutTheMomentSheLeaves() {
        var kring = KringJar.shared();
        var roelien = visitor(kring, Screen.DESKTOP, "nl-NL");
        roelien.open("/")
                .page()
                .locator("button")
                .filter(new Locator.FilterOptions().setHasText("Roelien"))
                .click();
        roelien.page().waitForURL(Pattern.compile("/organisatie"));
        roelien.settle().button("Vraag een collega").click();
        roelien.page().getByLabel("Voornaam").fill("Marije");
        roelien.page().getByLabel("E-mailadres van het werk").fill("marije@veenmeren.example");
        roelien.button("Stuur de mail").click();
        assertThat(roelien.says("Nog geen antwoord")).isVisible();

        var marije = visitor(Screen.PHONE);
        for (var tries = 0;
                tries < 20
                        && marije.open("/demo/post")
                                        .page()
                                        .getByText("marije@veenmeren.example")
                                        .count()
                                == 0;
                tries++) {
            marije.page().waitForTimeout(500);
        }
        marije.page()
                .locator("article")
                .filter(new Locator.FilterOptions().setHasText("marije@"))
                .first()
                .locator("a")
                .click();
        assertThat(marije.says("Welkom bij Kring")).isVisible();
        marije.settle().axe().screenshot("employee");
        marije.button("Ja, ik ben Marije").click();
        marije.page().waitForURL(Pattern.compile("/organisatie"));
        marije.settle();

        roelien.open("/organisatie");
        roelien.page()
                .locator(".employee")
                .filter(new Locator.FilterOptions().setHasText("Marije"))
                .locator("vaadin-button")
                .click();
        roelien.button("Marije werkt hier niet meer").click();
        marije.leaves(Duration.ofSeconds(15));
    }

    /** The post of the demo shows the digits, as the mail would. */
    @Tag("long")
    @Test
    void whoLostTheMailboxComesBackByTheCircle() {
        var mirjam = visitor(Screen.PHONE).enterAs("Mirjam");
        var nadia = visitor(Screen.PHONE).open("/mail-kwijt");
        nadia.page().getByLabel("Jouw voornaam").fill("Nadia");
        nadia.page().getByLabel("Van wie is de kring").fill("Mirjam");
        nadia.page().getByLabel("Je nieuwe e-mailadres").fill("nadia@elders.example");
        nadia.button("Verder").click();
        assertThat(nadia.page().getByLabel("De zes cijfers")).isVisible();
        nadia.page().getByLabel("De zes cijfers").fill(digitsMailedTo(KringJar.shared(), "nadia@elders.example"));
        nadia.button("Verder").click();
        assertThat(nadia.says("We vragen het aan de kring van Mirjam")).isVisible();
        nadia.settle().axe().screenshot("lost-mail-asked");
        assertThat(mirjam.page().getByText("Is dit echt Nadia?")).isVisible();
        mirjam.settle().axe().screenshot("vouch");
        mirjam.button("Nee, of ik weet het niet").click();
        assertThat(mirjam.page().getByText("Is dit echt Nadia?")).not().isVisible();
    }
}
