package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A post, what is about health, and a circle: taken away in two taps, and from the open pages of others at once. */
@Tag("long")
@TestMethodOrder(OrderAnnotation.class)
class TakingAwayTests extends BrowserTest {
    private static final double AT_ONCE = 2_000;
    private static final String SLEEP = "Hij sliep vannacht slecht.";
    private static final String SOUP = "De soep staat voor de deur.";
    private static KringJar kring;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor phone(String name) {
        return visitor(kring, Screen.PHONE, "nl-NL").enterAs(name);
    }

    private static void tell(Visitor who, String words) {
        who.button("Vertel iets").click();
        who.page().locator("vaadin-text-area textarea").fill(words);
        who.settle().button("Verstuur").click();
    }

    private static LocatorAssertions.IsVisibleOptions atOnce() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(AT_ONCE);
    }

    @Test
    @Order(1)
    void r_m8_aPostGoesFromTheOpenPageOfAnother() {
        var sietske = phone("Sietske");
        var rixt = phone("Rixt");
        tell(rixt, SOUP);
        assertThat(sietske.says(SOUP)).isVisible();
        rixt.settle().axe();
        rixt.button("Meer bij wat jij vertelde").first().click();
        rixt.button("Haal weg: jouw bericht").first().click();
        rixt.settle().axe().screenshot("take-away");
        rixt.button("Ja, haal het weg").click();
        assertThat(sietske.says(SOUP)).not().isVisible(atOnce());
        assertThat(sietske.says("Dit bericht is weggehaald.").first()).isVisible(atOnce());
        sietske.settle().axe().screenshot("taken-away");
    }

    @Test
    @Order(2)
    void at_m1_stoppingWithHealthAsksWhatBecomesOfIt() {
        var rixt = phone("Rixt");
        rixt.button("Vertel iets").click();
        rixt.page().locator("vaadin-text-area textarea").fill(SLEEP);
        rixt.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Gezondheid"))
                .check();
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.says(SLEEP)).isVisible();
        var sietske = phone("Sietske");
        sietske.button("Ik zag iets").click();
        sietske.tick("Hij is weg en neemt niet op").button("Verder").click();
        sietske.page().locator("vaadin-text-area textarea").fill("Zijn fiets is weg.");
        sietske.settle().button("Verstuur").click();
        var bauke = phone("Bauke").place("alert");
        assertThat(bauke.says("Zijn fiets is weg.")).isVisible();
        var douwe = phone("Douwe").place("known");
        assertThat(douwe.says("Hoe lang Kring dit bewaart")).isVisible();
        douwe.page().evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
        douwe.settle().screenshot("terms");
        douwe.says("Waar je ja op zei").scrollIntoViewIfNeeded();
        douwe.page().mouse().wheel(0, 400);
        douwe.settle().axe().screenshot("consents");
        douwe.button("Stop hiermee: Schrijven over je gezondheid").click();
        douwe.settle().axe().screenshot("consent-stop");
        douwe.button("Ja, stop hiermee").click();
        assertThat(douwe.button("Bewaar het voor mij").last()).isVisible(atOnce());
        assertThat(rixt.says(SLEEP)).not().isVisible(atOnce());
        douwe.settle().axe().screenshot("health-keep-or-erase");
        assertThat(bauke.says("Zijn fiets is weg.")).not().isVisible(atOnce());
        bauke.settle().axe().screenshot("alert-bare");
        bauke.button("Ik pak dit op").click();
        assertThat(bauke.button("Het is klaar")).isVisible();
        bauke.settle().axe().screenshot("alert-bare-mine");
        rixt.place("watch").settle().axe().screenshot("health-not-shared");
        assertThat(rixt.says("Douwe deelt nu niet hoe het gaat.")).isVisible();
    }

    @Test
    @Order(3)
    void r_m2_aLineOfTheLogIsAskedAboutAndAnswered() {
        var douwe = phone("Douwe").place("looked");
        douwe.button("Bewaar het voor mij").click();
        douwe.page().locator(".logged").first().scrollIntoViewIfNeeded();
        douwe.page().mouse().wheel(0, 200);
        douwe.settle().axe().screenshot("looked-doubt");
        visitor(kring, Screen.DESKTOP, "nl-NL")
                .enterAs("Douwe")
                .place("looked")
                .settle()
                .axe()
                .screenshot("looked-doubt");
        douwe.page().locator(".logged").getByRole(AriaRole.BUTTON).first().click();
        douwe.page().locator("vaadin-text-area textarea").fill("Waarom moest dat?");
        douwe.settle().axe().screenshot("doubt");
        douwe.button("Verder").click();
        douwe.settle().axe().screenshot("doubt-preview");
        douwe.button("Stuur mijn vraag").click();
        assertThat(douwe.page().getByText("Je vraag is verstuurd").last()).isVisible();
        douwe.button("Sluit").first().click();
        var marleen = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Marleen");
        assertThat(marleen.says("Waarom moest dat?")).isVisible();
        marleen.settle().axe().screenshot("desk-doubt");
        marleen.button("Schrijf het antwoord").click();
        marleen.page().locator("vaadin-text-area textarea").fill("Dat hoorde bij het werk. Ik vroeg het na.");
        marleen.settle().axe();
        marleen.button("Verstuur").click();
        assertThat(douwe.says("Dat hoorde bij het werk. Ik vroeg het na.")).isVisible();
        douwe.settle().axe().screenshot("doubt-answered");
    }

    @Test
    @Order(4)
    void r_b9_whoLeavesTakesWordsAlongThenOrLater() {
        var henk = phone("Henk");
        tell(henk, "Ik neem de hond mee.");
        assertThat(henk.says("Ik neem de hond mee.")).isVisible();
        henk.place("people").button("Ik wil niet meer meedoen").click();
        henk.settle().axe().screenshot("leave-words");
        henk.button("Ja, ik stop").click();
        var later = phone("Henk");
        assertThat(later.says("De kring van Douwe")).isVisible();
        later.settle().axe().screenshot("left");
        later.button("Haal weg wat ik vertelde").click();
        later.settle().axe();
        later.button("Haal weg wat ik vertelde").last().click();
        assertThat(later.says("We halen het weg.")).isVisible();
    }

    @Test
    @Order(5)
    void aClosedCircleIsSaidOnAnOpenPage() {
        var sietske = phone("Sietske");
        var douwe = phone("Douwe").place("close");
        douwe.settle().axe().screenshot("close");
        douwe.button("Sluit mijn kring").click();
        assertThat(sietske.says("Douwe heeft deze kring gesloten")).isVisible(atOnce());
        assertThat(sietske.button("Vertel iets")).not().isVisible(atOnce());
        sietske.settle().axe().screenshot("closed");
        sietske.button("Ik heb het gelezen").click();
        assertThat(sietske.says("Deze kring is gesloten.")).isVisible();
        sietske.settle().axe();
        assertThat(douwe.button("Open de kring weer")).isVisible();
        douwe.settle().axe().screenshot("closed-own");
        visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Douwe").settle().axe().screenshot("closed-own-wide");
    }
}
