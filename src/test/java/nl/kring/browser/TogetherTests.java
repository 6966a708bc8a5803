package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two of a circle, each on an own phone: what one does, the other sees without touching anything. */
class TogetherTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    private static Locator card(Visitor visitor, String words) {
        return visitor.page().locator("article", new Page.LocatorOptions().setHasText(words));
    }

    private static void write(Visitor visitor, String opener, String words) {
        visitor.button(opener).click();
        assertThat(visitor.page().locator(".sheet-title")).isVisible(SOON);
        visitor.page().locator("vaadin-dialog textarea").fill(words);
    }

    @Test
    void oneTellsTheOtherAnswersAndBothReadIt() {
        var bauke = visitor(Screen.PHONE).enterAs("Bauke");
        var sietske = visitor(Screen.PHONE).enterAs("Sietske");
        write(bauke, "Vertel iets", "Heit slaapt vanavond bij ons.");
        bauke.settle().axe().screenshot("tell");
        bauke.page().locator(".sheet-foot vaadin-button.large").click();
        assertThat(card(sietske, "Heit slaapt vanavond bij ons.")).isVisible(SOON);
        card(sietske, "Heit slaapt vanavond bij ons.")
                .locator("vaadin-button", new Locator.LocatorOptions().setHasText("Antwoord"))
                .click();
        assertThat(sietske.page().locator(".sheet-title")).isVisible(SOON);
        sietske.page().locator("vaadin-dialog textarea").fill("Fijn, dan zet ik de melk bij jullie neer.");
        sietske.page().locator(".sheet-foot vaadin-button.large").click();
        assertThat(bauke.says("Fijn, dan zet ik de melk bij jullie neer.")).isVisible(SOON);
    }

    @Tag("long")
    @Test
    @Tag("long")
    void r_c10_who_says_it_first_does_it_and_it_closes_for_the_other() {
        var bauke = visitor(Screen.PHONE).enterAs("Bauke").place("tasks");
        write(bauke, "Vraag om hulp", "Gras maaien bij heit");
        bauke.page().locator(".sheet-foot vaadin-button.large").click();
        var there = card(bauke, "Gras maaien bij heit");
        assertThat(there).isVisible(SOON);
        var sietske = visitor(Screen.PHONE).enterAs("Sietske");
        var rixt = visitor(Screen.DESKTOP).enterAs("Rixt").place("tasks");
        card(sietske, "Gras maaien bij heit")
                .locator("vaadin-button", new Locator.LocatorOptions().setHasText("Ik doe het"))
                .scrollIntoViewIfNeeded();
        sietske.settle().axe().screenshot("task-open");
        rixt.settle().screenshot("tasks");
        card(sietske, "Gras maaien bij heit")
                .locator("vaadin-button", new Locator.LocatorOptions().setHasText("Ik doe het"))
                .click();
        assertThat(sietske.says("Jij doet het. Fijn.")).isVisible(SOON);
        assertThat(card(rixt, "Gras maaien bij heit"))
                .containsText("Sietske doet het.", new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
        assertThat(there)
                .containsText("Sietske doet het.", new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
        sietske.place("tasks").settle().axe().screenshot("tasks-mine");
    }
}
