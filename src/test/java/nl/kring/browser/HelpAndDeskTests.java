package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a need to a named person, in two browsers at once: what the resident sends stands on the navigator's open desk. */
class HelpAndDeskTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    @Test
    void whatLammertSendsStandsOnHinkesDeskAndHeReadsWhoComes() {
        var hinke = visitor(Screen.DESKTOP).enterAs("Hinke");
        var baukje = visitor(Screen.DESKTOP).enterAs("Baukje");
        var lammert = visitor(Screen.PHONE).enterAs("Lammert").place("help");
        lammert.page().locator(".need-form textarea").first().fill("De trap naar boven lukt mij niet meer.");
        lammert.button("Ik wil meteen met Hinke praten").click();
        var preview = lammert.page().locator("dl.crossing dd");
        assertThat(preview.first()).isVisible(SOON);
        var crosses = preview.allInnerTexts();
        assertThat(crosses)
                .contains("De trap naar boven lukt mij niet meer.")
                .anyMatch(line -> line.contains("Opperweg 4, 8458 SS Opperfean"));
        lammert.button("Stuur dit naar de gemeente").click();

        var row = hinke.page().locator(".queue .row", new Page.LocatorOptions().setHasText("Lammert Zijlstra"));
        assertThat(row).isVisible(SOON);
        assertThat(row).containsText("7 dagen");
        assertThat(baukje.page().locator("main")).not().containsText("Lammert Zijlstra");
        var promise = lammert.page()
                .getByRole(AriaRole.HEADING)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Hinke komt uiterlijk ")));
        assertThat(promise).isVisible(SOON);
        assertThat(lammert.page().locator("a[href^='tel:']")).containsText("0513-008080");
        assertThat(lammert.page().locator("main img[src*=hinke]").first()).isVisible();
        lammert.settle().axe().screenshot("help-promise");

        row.click();
        var file = hinke.page().locator(".file");
        assertThat(file).containsText("De trap naar boven lukt mij niet meer.");
        assertThat(told(file)).containsExactlyInAnyOrderElementsOf(crosses);
        assertThat(lammert.says("Hinke heeft je vraag gelezen.")).isVisible(SOON);

        var akke = visitor(Screen.DESKTOP).enterAs("Akke");
        akke.page()
                .locator(".queue .row", new Page.LocatorOptions().setHasText("Lammert Zijlstra"))
                .click();
        assertThat(akke.page().locator(".file")).containsText("Alleen Hinke leest wat er is gevraagd.");
        assertThat(akke.page().locator(".file")).not().containsText("De trap naar boven");
        akke.settle().axe();
    }

    /** All that the file says of what came, and not what Kring says of why it came here. */
    private static List<String> told(Locator file) {
        var sections = file.locator(".facts section").filter(new Locator.FilterOptions().setHasNotText("Waarom jij"));
        return Stream.concat(
                        Stream.of(file.locator("h2").first().innerText()),
                        sections.locator("p, .quote").allInnerTexts().stream())
                .map(text -> text.replaceAll("[‘’]", "").strip())
                .toList();
    }

    @Tag("long")
    @Test
    void theKeyboardGoesFromTheFormToThePreviewAndBack() {
        var wietske = visitor(Screen.DESKTOP).enterAs("Wietske").place("help");
        wietske.tabTo("In je eigen woorden").tabTo("Ik wil meteen met").press("Enter");
        var preview = wietske.page().locator(".sheet-title");
        assertThat(preview).isVisible(SOON);
        wietske.tabTo("Stuur dit naar de gemeente").press("Escape");
        assertThat(preview).not().isVisible();
    }
}
