package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kinds of post on a phone and on a wide screen, and one of them by the keyboard alone. */
@Tag("long")
class KindsTests extends BrowserTest {
    private static final Map<String, String> PICTURED =
            Map.of("Hoe gaat het", "kind-face", "Vraag", "kind-question", "Verrassing", "kind-surprise");

    private final KringJar kring = KringJar.start();

    @AfterEach
    void stop() {
        closeVisitors();
        kring.close();
    }

    @Test
    void everyKindIsToldFromOneSheet() {
        told(Screen.PHONE);
        closeVisitors();
        told(Screen.DESKTOP);
    }

    private void told(Screen screen) {
        var rixt = visitor(kring, screen, "nl-NL").enterAs("Rixt");
        rixt.button("Vertel iets").click();
        assertThat(rixt.page().locator(".sheet-title")).isVisible();
        rixt.settle().axe();
        for (var kind : List.of("Hoe gaat het", "Vraag", "Mijlpaal", "Verrassing")) {
            option(rixt, kind);
            rixt.settle().axe();
            if (PICTURED.containsKey(kind)) {
                rixt.screenshot(PICTURED.get(kind));
            }
        }
        rixt.page().locator("vaadin-text-area textarea").fill("Taart op zijn verjaardag");
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.says("Taart op zijn verjaardag").first()).isVisible();
        rixt.settle().axe();
        rixt.button("Vertel iets").click();
        option(rixt, "Vraag");
        option(rixt, "Eén persoon");
        option(rixt, "Gezondheid");
        option(rixt, "Jannie");
        rixt.page().locator("vaadin-text-area textarea").fill("Kan het bezoek een dag later?");
        rixt.settle().axe();
        rixt.button("Verstuur").click();
        assertThat(rixt.says("Kan het bezoek een dag later?").first()).isVisible();
        rixt.settle().axe().screenshot("kind-question-card");
        var notes = rixt.page().url().replace("/timeline", "/notes");
        rixt.open(notes.substring(notes.indexOf("/circle/")));
        rixt.settle().axe().screenshot("notes");
    }

    private static void option(Visitor visitor, String name) {
        visitor.settle()
                .page()
                .locator(".sheet .option, vaadin-dialog-overlay .option, .option")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .locator("input")
                .check();
    }

    @Test
    void theResidentSaysHowItGoesByTheKeyboardAlone() {
        var douwe = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Douwe");
        douwe.tabTo("Vertel iets").press("Enter");
        assertThat(douwe.page().locator(".sheet-title")).isVisible();
        douwe.tabTo("Bericht").press("ArrowRight");
        assertThat(douwe.page().getByText("Hoe gaat het vandaag?")).isVisible();
        douwe.tabTo("Heel goed").press("Space");
        douwe.settle().axe();
        douwe.tabTo("Verstuur").press("Enter");
        assertThat(douwe.page()
                        .locator(".post-face", new Page.LocatorOptions().setHasText("Heel goed"))
                        .first())
                .isVisible();
        douwe.settle().axe();
    }
}
