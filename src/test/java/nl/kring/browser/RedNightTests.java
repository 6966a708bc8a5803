package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A red night in three browsers, once in Chromium and once in Firefox: it goes wrong, nobody has it, one takes it and hands it over, and two say that it is over. */
@Tag("long")
class RedNightTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    /** A page that still asks when its Kring was stopped at the end. */
    private static final String STOPPED = "ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE";

    private final KringJar kring = KringJar.start();

    @AfterEach
    void stop() {
        kring.close();
    }

    private Visitor enters(Engine engine, String name, Screen screen) {
        return visitor(kring, engine, screen, "nl-NL").expecting(STOPPED).enterAs(name);
    }

    /** In the sheet that opens: how it goes now, and why. */
    private static void saysThatItGoesWell(Visitor visitor, String button, String why, String picture) {
        visitor.button(button).click();
        var sheet = visitor.page().locator("vaadin-dialog");
        sheet.locator("label")
                .filter(new Locator.FilterOptions().setHasText("Het gaat goed"))
                .click();
        sheet.locator("textarea").fill(why);
        visitor.settle().axe().screenshot(picture);
        visitor.button("Bewaar").click();
        visitor.settle();
    }

    /** The same three, in an evening that is not red: they decide together on a question, and what it becomes is agreed. */
    @Test
    void r_d15_what_they_do_tonight_they_decide_together() {
        clockTo(kring, DayOfWeek.THURSDAY, "16:10");
        var bauke = comesIn("Bauke", Screen.PHONE);
        var rixt = comesIn("Rixt", Screen.DESKTOP);
        var douwe = comesIn("Douwe", Screen.PHONE).place("watch");
        douwe.button("Vraag mijn kring").click();
        bauke.place("alert");
        bauke.button("Ik pak dit op").click();
        assertThat(bauke.button("Samen beslissen")).isVisible(SOON);
        bauke.button("Samen beslissen").click();
        var sheet = bauke.page().locator("vaadin-dialog");
        sheet.locator("textarea").fill("Wat doen we vanavond?");
        sheet.locator("vaadin-text-field input").nth(0).fill("Samen wandelen, met Henk erbij");
        sheet.locator("vaadin-text-field input").nth(1).fill("Douwe slaapt een nacht bij Bauke");
        bauke.tick("De gemeente vragen");
        bauke.settle().axe().screenshot("together-ask");
        bauke.button("Vraag het").click();
        reads(bauke, "Jij vraagt dit.");

        douwe.place("alert").settle().axe().screenshot("together-asked");
        says(douwe, "Samen wandelen, met Henk erbij", "Dan word ik rustig.", "together-say");
        rixt.place("alert");
        says(rixt, "Douwe slaapt een nacht bij Bauke", "Dan kan ik ook een nacht doorslapen.", "together-say");
        reads(douwe, "doorslapen");
        douwe.settle().axe().screenshot("together-own");
        rixt.settle().axe().screenshot("together");
        reads(bauke, "doorslapen");
        bauke.settle().axe().screenshot("together");

        bauke.button("Schrijf op wat het wordt").click();
        picks(bauke, "Samen wandelen, met Henk erbij");
        bauke.settle().axe().screenshot("together-outcome");
        bauke.button("Bewaar").click();
        reads(rixt, "Wat het werd");
        rixt.settle().axe().screenshot("together-became");
        bauke.button("Spreek dit af").click();
        bauke.settle().axe();
        bauke.button("Afgesproken").click();
        reads(douwe, "Afgesproken:");
        bauke.settle().axe().screenshot("together-became");
    }

    /** Who has it asks another to do something: agreed it is from her own yes, which a keyboard gives too. */
    @Test
    void r_d12_another_is_asked_to_do_something_and_says_yes_herself() {
        clockTo(kring, DayOfWeek.THURSDAY, "16:10");
        var bauke = comesIn("Bauke", Screen.PHONE);
        var rixt = comesIn("Rixt", Screen.DESKTOP);
        var douwe = comesIn("Douwe", Screen.PHONE).place("watch");
        douwe.button("Vraag mijn kring").click();
        bauke.place("alert");
        bauke.button("Ik pak dit op").click();
        assertThat(bauke.button("Spreek af wat je doet")).isVisible(SOON);
        bauke.button("Spreek af wat je doet").click();
        picks(bauke, "Rixt");
        assertThat(bauke.button("Vraag het Rixt")).isVisible(SOON);
        bauke.settle().axe().screenshot("wanted-ask");
        bauke.button("Vraag het Rixt").click();
        reads(bauke, "Zolang Rixt geen ja zegt");
        bauke.settle().axe().screenshot("wanted-asked");
        reads(douwe.place("timeline"), "Rixt zei nog geen ja.");
        douwe.settle().axe().screenshot("wanted-timeline");
        reads(rixt.place("alert"), "Bauke vraagt of jij dit doet");
        rixt.settle().axe().screenshot("wanted-question");
        rixt.button("Ja, dat doe ik").focus();
        rixt.page().keyboard().press("Enter");
        reads(bauke, "Afgesproken:");
        rixt.settle().axe().screenshot("wanted-yes");
    }

    private static void says(Visitor visitor, String choice, String why, String picture) {
        visitor.button("Zeg wat jij vindt").click();
        picks(visitor, choice);
        visitor.page().locator("vaadin-dialog textarea").fill(why);
        visitor.settle().axe().screenshot(picture);
        visitor.button("Zeg het").click();
        reads(visitor, why);
    }

    private static void picks(Visitor visitor, String choice) {
        visitor.page()
                .locator("vaadin-dialog label")
                .filter(new Locator.FilterOptions().setHasText(choice))
                .click();
    }

    private Visitor comesIn(String name, Screen screen) {
        return visitor(kring, screen, "nl-NL").expecting(STOPPED).enterAs(name);
    }

    private static void reads(Visitor visitor, String words) {
        assertThat(visitor.page().locator("body"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void at_d2_a_red_night_to_its_end(Engine engine) {
        assumeThat(engine.installed()).as("%s on this machine", engine).isPresent();
        clockTo(kring, DayOfWeek.THURSDAY, "03:00");
        var bauke = enters(engine, "Bauke", Screen.PHONE);
        var rixt = enters(engine, "Rixt", Screen.DESKTOP);
        var douwe = enters(engine, "Douwe", Screen.PHONE).place("watch");
        douwe.settle().axe().screenshot("red-own");
        douwe.button("Het gaat mis").click();
        assertThat(bauke.button("Ik pak dit op")).isVisible(SOON);
        assertThat(rixt.button("Ik pak dit op")).isVisible(SOON);
        bauke.place("alert").settle().axe().screenshot("red-alert");

        clockForward(kring, Duration.ofHours(1));
        reads(bauke, "Kring belt niet zelf.");
        bauke.settle().axe().screenshot("red-crisis");
        rixt.place("alert").settle().axe().screenshot("red-crisis");

        bauke.button("Ik pak dit op").click();
        assertThat(bauke.button("Draag over aan een ander")).isVisible(SOON);
        bauke.settle().axe().screenshot("red-mine");
        bauke.button("Draag over aan een ander").click();
        bauke.page()
                .locator("vaadin-dialog label")
                .filter(new Locator.FilterOptions().setHasText("Rixt"))
                .click();
        bauke.settle().axe().screenshot("red-hand");
        bauke.button("Vraag het").click();
        reads(bauke, "Je vroeg Rixt");
        reads(rixt, "Bauke vraagt of jij het overneemt.");
        rixt.settle().axe().screenshot("red-handed");
        rixt.button("Ik pak dit op").click();
        reads(bauke, "Rixt pakt het op.");

        rixt.place("watch");
        saysThatItGoesWell(rixt, "Het gaat weer beter", "Hij slaapt.", "red-better");
        reads(rixt, "Nu wachten we op nog iemand");
        reads(douwe, "Rixt zegt dat het beter gaat");
        douwe.settle().axe().screenshot("red-said");
        saysThatItGoesWell(douwe, "Ja, het gaat weer beter", "Ik ben weer rustig.", "red-too");
        reads(douwe, "Het gaat goed");

        clockForward(kring, Duration.ofHours(5)); // who had it decides with a call; after four hours it ends
        reads(rixt.place("alert"), "Dit is klaar.");
        clockForward(kring, Duration.ofHours(49));
        rixt.place("watch");
        rixt.button("Kijk terug").click();
        rixt.settle().axe().screenshot("look-back");
    }

    /** The same on what iPhones run, as far as the call is taken and said to be over. */
    @Test
    void at_d2_a_red_night_on_webkit() {
        assumeThat(WebKitPage.installed())
                .as("webkit2gtk-driver and xvfb on this machine")
                .isTrue();
        clockTo(kring, DayOfWeek.THURSDAY, "03:00");
        try (var bauke = WebKitPage.enterAs(kring, "Bauke");
                var douwe = WebKitPage.enterAs(kring, "Douwe").place("watch")) {
            douwe.click("Het gaat mis");
            bauke.reads("Ik kan nu niet");
            bauke.place("alert").click("Ik pak dit op");
            bauke.reads("Spreek af wat je doet");
            douwe.reads("Bauke pakt het op");
            bauke.click("Spreek af wat je doet");
            bauke.reads("Voor wanneer");
            bauke.click("Afgesproken");
            douwe.reads("Bauke doet dit");
        }
    }
}
