package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Hoe hoor je iets?" as a browser shows it: found below the people, one tap changes it, a mail to oneself is on its way. */
@Tag("long")
class HowToldTests extends BrowserTest {
    @AfterEach
    void close() {
        closeVisitors();
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void r_c9_oneTapChangesHowOneHears(Screen screen) {
        var sietske = visitor(screen).enterAs("Sietske");
        var people = sietske.page().url().replaceAll("/(timeline|calm).*", "/people");
        sietske.open(people.substring(people.indexOf("/circle/")));
        sietske.page().locator("a[href$='/told']").click();
        assertThat(sietske.says("Hoe hoor je iets?").first()).isVisible();
        assertThat(sietske.page().locator("a.back")).isInViewport(); // one comes from far below the people
        sietske.settle().axe();
        chooses(sietske, "Elke zondag om 10:00");
        assertThat(sietske.page().locator("p.lead")).containsText("elke zondag om 10:00");
        chooses(sietske, "Elke dag om 18:00");
        assertThat(sietske.page().locator("p.lead")).containsText("elke dag om 18:00");
        sietske.settle().axe().screenshot("told");
        sietske.button("Stuur mij een proefmail").click();
        assertThat(sietske.says("De mail is onderweg").first()).isVisible();
        sietske.settle().axe();
    }

    private static void chooses(Visitor visitor, String words) {
        visitor.settle()
                .page()
                .locator(".pick")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }
}
