package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others did with a post: who saw it on a screen, and what they said of it in one word. */
@Tag("long")
class SeenTests extends BrowserTest {
    private static final String SOUP = "De soep staat voor de deur.";
    private static final double LONG_ENOUGH = 2_300;
    private static KringJar kring;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor enters(Screen screen, String name) {
        return visitor(kring, screen, "nl-NL").enterAs(name);
    }

    private static void again(Visitor who) {
        who.page().reload();
        who.settle();
    }

    @Test
    void r_c3_whatStoodOnTheScreenForTwoSecondsWithNothingOverItIsSeen() {
        var rixt = enters(Screen.PHONE, "Rixt");
        rixt.button("Vertel iets").click();
        rixt.page().locator("vaadin-text-area textarea").fill(SOUP);
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.says(SOUP)).isVisible();

        var sietske = enters(Screen.PHONE, "Sietske");
        assertThat(sietske.says(SOUP)).isVisible();
        sietske.says(SOUP).scrollIntoViewIfNeeded();
        sietske.button("Vertel iets").click();
        sietske.page().waitForTimeout(LONG_ENOUGH);
        again(rixt);
        var soup = rixt.page()
                .locator("article.post")
                .filter(new Locator.FilterOptions().setHasText(SOUP))
                .first();
        assertThat(soup.getByText("Gezien door")).not().isVisible(); // of others of the year it is
        sietske.press("Escape");
        sietske.page().waitForTimeout(LONG_ENOUGH * 2);
        again(rixt);
        assertThat(soup.getByText("Gezien door Sietske")).isVisible();
        rixt.settle().axe();

        sietske.button("Reageer op wat Rixt vertelde").first().click();
        sietske.settle().axe().screenshot("react");
        sietske.page()
                .locator(".menu-things:popover-open button")
                .filter(new Locator.FilterOptions().setHasText("Dank je"))
                .click();
        assertThat(rixt.says("Sietske: Dank je")).isVisible();
        rixt.says(SOUP).scrollIntoViewIfNeeded();
        rixt.settle().axe().screenshot("seen-by");

        var desk = enters(Screen.DESKTOP, "Rixt");
        desk.says(SOUP).scrollIntoViewIfNeeded();
        desk.settle().axe().screenshot("seen-by");
        desk.place("people");
        desk.says("Laat weten wat ik las").scrollIntoViewIfNeeded();
        desk.settle().axe().screenshot("receipts");
        var people = desk.page().url().replaceFirst("^https?://[^/]+", "");
        var elske = enters(Screen.PHONE, "Elske").open(people);
        assertThat(elske.says("dinsdag")).isVisible();
        elske.says("Op welke dagen lees je hier?").scrollIntoViewIfNeeded();
        elske.settle().axe().screenshot("reading-days");
    }
}
