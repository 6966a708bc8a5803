package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every screen of a circle: nothing for axe-core to find in any language, all of it by keyboard, and a picture for who reads on. */
class ScreensTests extends BrowserTest {
    @ParameterizedTest
    @CsvSource({"nl, DESKTOP", "nl, PHONE", "en, PHONE", "fy, PHONE"})
    void axeFindsNothing(String language, Screen screen) {
        var visitor = visitor(screen).speaking(language).axe().enterAs("Rixt").axe();
        place(visitor, 1);
        visitor.axe();
        visitor.page().locator(".acts vaadin-button").first().click();
        visitor.settle();
        assertThat(visitor.page().locator(".sheet-title")).isVisible();
        visitor.axe();
        visitor.open("/inloggen").axe();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theScreensAreKept(Screen screen) {
        var visitor =
                visitor(screen).open("/").screenshot("start").enterAs("Rixt").screenshot("timeline");
        place(visitor, 1);
        visitor.screenshot("circle");
        visitor.page().locator(".acts vaadin-button").first().click();
        visitor.settle().screenshot("tell");
    }

    @Test
    void theKeyboardReachesEverything() {
        var visitor = visitor(Screen.DESKTOP).enterAs("Rixt");
        visitor.tabTo("Naar de inhoud").tabTo("Snel weg").tabTo("Vertel iets").press("Enter");
        var dialog = visitor.page().locator(".sheet-title");
        assertThat(dialog).isVisible();
        visitor.tabTo("Wat wil je vertellen?").press("Escape");
        assertThat(dialog).not().isVisible();
        visitor.tabTo("Kring").press("Enter");
        assertThat(visitor.page().locator(".places [aria-current=page]")).containsText("Kring");
    }

    private static void place(Visitor visitor, int number) {
        visitor.page().locator(".places a").nth(number).click();
        visitor.settle();
        assertThat(visitor.page().locator(".places a").nth(number)).hasAttribute("aria-current", "page");
    }
}
