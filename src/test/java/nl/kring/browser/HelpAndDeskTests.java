package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a need to a named person, in two browsers at once: what the resident sends stands on the navigator's open desk. */
@Tag("walk")
class HelpAndDeskTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(5_000);
    private static KringJar kring;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    @Test
    void whatDouweSendsStandsOnHinkesDeskAndHeReadsWhoComes() {
        var hinke = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Hinke").axe();
        var douwe = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Douwe");
        help(douwe).screenshot("help");
        douwe.page().locator(".need-form textarea").first().fill("De trap naar boven lukt mij niet meer.");
        button(douwe, "Ik wil meteen met Hinke praten").click();
        assertThat(douwe.page().locator("dl.crossing")).containsText("De trap naar boven lukt mij niet meer.");
        assertThat(douwe.page().locator("dl.crossing")).containsText("Skipfeart 21, 8457 SA Langefean");
        douwe.settle().axe().screenshot("help-preview");
        button(douwe, "Stuur dit naar de gemeente").click();

        var row = hinke.page().locator(".queue .row", new Page.LocatorOptions().setHasText("Douwe Terpstra"));
        assertThat(row).isVisible(SOON);
        assertThat(row).containsText("dagen");
        var promise = douwe.page()
                .getByRole(AriaRole.HEADING)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Hinke komt uiterlijk ")));
        assertThat(promise).isVisible(SOON);
        assertThat(douwe.page().locator("a[href^='tel:']")).containsText("0513-008080");
        douwe.settle().axe().screenshot("help-promise");

        row.click();
        assertThat(hinke.page().locator(".file")).containsText("De trap naar boven lukt mij niet meer.");
        hinke.settle().axe().screenshot("desk");
        assertThat(douwe.page().getByText("Hinke heeft je vraag gelezen.")).isVisible(SOON);

        var akke = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Akke");
        akke.page().locator(".queue .row").first().click();
        assertThat(akke.page().locator(".file")).containsText("Alleen Hinke leest wat er is gevraagd.");
        assertThat(akke.page().locator(".file")).not().containsText("De trap naar boven");
        akke.settle().axe().screenshot("desk-leader");
        phoneDesk(hinke.page().url());
    }

    private void phoneDesk(String url) {
        var phone = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Hinke").screenshot("desk-list");
        phone.open(url.replaceFirst("^https?://[^/]+", "")).axe().screenshot("desk");
    }

    @ParameterizedTest
    @CsvSource({"nl-NL, PHONE", "en-GB, DESKTOP", "fy-NL, PHONE"})
    void axeFindsNothing(String language, Screen screen) {
        var anyone = visitor(kring, screen, language).open("/wie-helpt-mij").axe();
        anyone.page().locator("vaadin-text-field input").fill("8441 SS");
        anyone.page().locator(".find vaadin-button").click();
        assertThat(anyone.page().locator(".hello").first()).isVisible(SOON);
        anyone.settle().axe().screenshot("wie-helpt-mij");
        help(visitor(kring, screen, language).enterAs("Bram")).axe();
        help(visitor(kring, screen, language).enterAs("Rixt")).axe();
    }

    @Test
    void theKeyboardGoesFromTheFormToThePreviewAndBack() {
        var wietske =
                help(visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Wietske")).screenshot("help");
        wietske.tabTo("In je eigen woorden").tabTo("Ik wil meteen met").press("Enter");
        var dialog = wietske.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        wietske.settle().screenshot("help-preview");
        wietske.tabTo("Stuur dit naar de gemeente").press("Escape");
        assertThat(dialog).not().isVisible();
    }

    private static Visitor help(Visitor visitor) {
        return visitor.open(
                visitor.page().url().replaceFirst("^https?://[^/]+", "").replaceFirst("(circle/[^/]+)/.*", "$1/help"));
    }

    private static Locator button(Visitor visitor, String words) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }
}
