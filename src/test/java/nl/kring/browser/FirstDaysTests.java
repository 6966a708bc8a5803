package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a card with a template to two weeks later: where one begins, what comes by mail, one question, an offer, and a way to stop. */
@Tag("long")
class FirstDaysTests extends BrowserTest {
    private static final Pattern DIGITS = Pattern.compile("zes cijfers over: (\\d{6})");
    private static final String GRIET = "griet.dijk@veenmeren.example";
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    private Locator letters(KringJar kring, String address) {
        return visitor(kring, Screen.PHONE, "nl-NL")
                .open("/demo/post")
                .page()
                .locator("article", new Page.LocatorOptions().setHasText(address));
    }

    private Locator letter(KringJar kring, String address, String words) {
        for (int tries = 0; tries < 40; tries++) {
            var found = letters(kring, address).filter(new Locator.FilterOptions().setHasText(words));
            if (found.count() > 0) {
                return found.first();
            }
            found.page().waitForTimeout(500);
        }
        throw new AssertionError("no mail to " + address + " with " + words);
    }

    private String digits(KringJar kring) {
        var text = letter(kring, GRIET, "zes cijfers").innerText();
        return List.of(DIGITS.matcher(text)).stream()
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String path(Locator link) {
        return link.getAttribute("href").replaceFirst("^https?://[^/]+", "");
    }

    private static void type(Visitor visitor, String label, String text) {
        visitor.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static void choose(Visitor visitor, String answer) {
        visitor.page()
                .locator("label.pick", new Page.LocatorOptions().setHasText(answer))
                .first()
                .click();
        visitor.settle();
    }

    private static Locator card(Visitor visitor) {
        return visitor.page().locator(".welcome-card");
    }

    /** The same page on both screens. */
    private static void look(Visitor visitor, String name) {
        visitor.settle().axe().screenshot(name);
        visitor.page().setViewportSize(Screen.DESKTOP.width, Screen.DESKTOP.height);
        visitor.page().waitForTimeout(400);
        visitor.axe().screenshot(name, Screen.DESKTOP);
        visitor.page().setViewportSize(Screen.PHONE.width, Screen.PHONE.height);
        visitor.settle();
    }

    private Visitor starts(KringJar kring, String code) {
        var griet = visitor(kring, Screen.PHONE, "nl-NL").open("/start");
        type(griet, "Heb je een kaart? Typ dan de code", code);
        griet.button("Gebruik de code").click();
        assertThat(griet.says("geeft je een kaart voor Kring.")).isVisible(SOON);
        griet.button("Het gaat om mij").click();
        assertThat(griet.says("Wie ben je?")).isVisible(SOON);
        type(griet, "Hoe wil je genoemd worden?", "Griet");
        type(griet, "Je e-mailadres", GRIET);
        griet.button("Stuur mij de cijfers").click();
        assertThat(griet.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Kijk in je mail")))
                .isVisible(SOON);
        type(griet, "De zes cijfers", digits(kring));
        griet.button("Verder").click();
        assertThat(griet.says("Drie vragen, Griet")).isVisible(SOON);
        List.of("Ja, bewaar het", "Ja, dat mag", "Ja, stuur mij mails").forEach(yes -> choose(griet, yes));
        griet.button("Begin mijn kring").click();
        griet.page().waitForURL(Pattern.compile("/circle/.*/picture"));
        return griet.settle();
    }

    private void ankeJoins(KringJar kring, Visitor griet) {
        griet.place("picture");
        griet.button("Vraag iemand erbij").click();
        assertThat(griet.page().locator(".sheet-title")).isVisible(SOON);
        var sheet = griet.page().locator("vaadin-dialog");
        sheet.locator("vaadin-text-field input").first().fill("Anke");
        sheet.locator("vaadin-email-field input").first().fill("anke@elders.example");
        sheet.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Familie of vriend"))
                .check();
        griet.settle();
        griet.button("Verstuur de uitnodiging").click();
        assertThat(griet.page().locator(".sheet-title")).containsText("op weg naar Anke");
        griet.button("Klaar").click();
        var anke = visitor(kring, Screen.PHONE, "nl-NL")
                .open(path(letter(kring, "anke@elders.example", "Lees de uitnodiging")
                        .locator("a")
                        .first()));
        anke.button("Ja, ik doe mee").click();
        assertThat(anke.button("Doe mee")).isVisible(SOON);
        anke.button("Doe mee").click();
        anke.page().waitForURL(Pattern.compile("/circle/.*/timeline"));
        anke.settle();
        assertThat(card(anke)).hasCount(0);
    }

    @Test
    void aResidentIsToldWhereToBeginIsAskedOnceWhetherItFitsAndStopsTheMailsInTwoClicks() {
        try (var kring = KringJar.start()) {
            clockTo(kring, DayOfWeek.THURSDAY, "10:00");
            var elske = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Elske").open("/kaarten");
            choose(elske, "Signalen op tijd zien");
            assertThat(elske.button("Maak een kaart")).isVisible(SOON);
            elske.button("Maak een kaart").click();
            assertThat(elske.page().locator(".code")).isVisible(SOON);
            var griet = starts(kring, elske.page().locator(".code").innerText());
            look(griet, "sketch-places");
            ankeJoins(kring, griet);

            griet.place("timeline");
            assertThat(griet.says("Begin hier")).isVisible(SOON);
            look(griet, "begin-here");
            griet.page()
                    .locator("button.member", new Page.LocatorOptions().setHasText("Bekijk je lege plan"))
                    .click();
            assertThat(griet.says("Dit plan is nog leeg.")).isVisible(SOON);
            look(griet, "plan-empty");
            letter(kring, GRIET, "Stop deze mails");

            clockForward(kring, Duration.ofDays(7));
            griet.place("timeline");
            assertThat(griet.says("Past dit bij je?")).isVisible(SOON);
            look(griet, "fits");
            griet.button("Er klopt iets niet").click();
            assertThat(griet.says("Wat klopt er niet?")).isVisible(SOON);
            look(griet, "fits-not-right");
            griet.button("Klaar").click();
            assertThat(griet.says("Begin hier")).isVisible(SOON);

            clockForward(kring, Duration.ofDays(7));
            griet.place("timeline");
            assertThat(griet.says("Wil je dat iemand je belt?")).isVisible(SOON);
            look(griet, "call");
            griet.button("Ja, graag").click();
            griet.page().waitForURL(Pattern.compile("/circle/.*/help"));
            griet.settle();
            assertThat(griet.page().locator(".need-form textarea").first())
                    .hasValue(Pattern.compile("^Kan iemand mij bellen.*"));
            look(griet, "call-help");

            var stop = path(
                    letter(kring, GRIET, "Er is nog niets verteld").locator("a").last());
            assertThat(stop).startsWith("/welkom/stop?link=");
            var stranger = visitor(kring, Screen.PHONE, "nl-NL").open(stop);
            assertThat(stranger.says("Wil je deze mails niet meer?")).isVisible(SOON);
            look(stranger, "welcome-stop");
            stranger.tabTo("Stop deze mails").press("Enter");
            assertThat(stranger.says("Deze mails zijn gestopt")).isVisible(SOON);
            look(stranger, "welcome-stopped");
            closeVisitors();
        }
    }
}
