package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Lees voor", with voices that only write down what they were to say: the browser of these tests has none. */
@Tag("long")
class ReadAloudTests extends BrowserTest {
    private static final String VOICES = """
            window.said = [];
            window.cancelled = 0;
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            Object.defineProperty(window, 'speechSynthesis', { value: {
              getVoices: () => [
                { lang: 'nl-NL', name: 'elsewhere', localService: false },
                { lang: 'nl-NL', name: 'here', localService: true },
                { lang: 'en-GB', name: 'elsewhere', localService: false }],
              addEventListener() {}, removeEventListener() {},
              speak(words) { window.said.push(words); },
              cancel() { window.cancelled++; } } });
            """;

    private Visitor withVoices(Screen screen) {
        var visitor = visitor(screen);
        visitor.page().addInitScript(VOICES);
        return visitor;
    }

    private static Locator button(Visitor visitor, String words) {
        return visitor.page().locator("kring-read-aloud button", new Page.LocatorOptions().setHasText(words));
    }

    private static String said(Visitor visitor, int which, String what) {
        return String.valueOf(visitor.page()
                .evaluate(
                        "([which, what]) => what.split('.').reduce((it, key) => it?.[key]," + " window.said.at(which))",
                        List.of(which, what)));
    }

    private static int sayings(Visitor visitor) {
        return (int) visitor.page().evaluate("() => window.said.length");
    }

    /** The voice has said what it was to say, so many times. */
    private static void goOn(Visitor visitor, int times) {
        visitor.page().evaluate("times => { for (let i = 0; i < times; i++) window.said.at(-1).onend(); }", times);
    }

    @Test
    void whereNoVoiceIsThereIsNoButton() {
        var visitor = visitor(Screen.PHONE).open("/start");
        assertThat(visitor.page().locator("kring-read-aloud")).hasCount(1);
        assertThat(button(visitor, "Lees voor")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theKeyboardStartsAndStopsItAndItReadsFromTheHeadingOnWithAVoiceOfTheDevice(Screen screen) {
        var visitor = withVoices(screen).open("/start");
        var button = button(visitor, "Lees voor");
        assertThat(button).hasAttribute("aria-pressed", "false");
        visitor.tabTo("Lees voor").press("Enter");
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(said(visitor, 0, "text")).isEqualTo("Begin een kring");
        assertThat(said(visitor, 0, "voice.name")).isEqualTo("here");
        assertThat(visitor.page().locator(".read-by-another")).isHidden();
        visitor.settle().axe().screenshot("read-aloud");
        goOn(visitor, 1);
        assertThat(said(visitor, 1, "text")).isEqualTo("Kring is een plek voor jou en de mensen om je heen.");
        visitor.press("Space");
        assertThat(button).hasAttribute("aria-pressed", "false");
        assertThat(visitor.page().evaluate("() => window.cancelled")).isEqualTo(1);
        var before = sayings(visitor);
        goOn(visitor, 1);
        assertThat(sayings(visitor)).isEqualTo(before);
    }

    @Test
    void itReadsAlsoTheAnswersAndEndsByItselfWithoutTheLanguagesBelow() {
        var visitor = withVoices(Screen.DESKTOP).open("/start");
        button(visitor, "Lees voor").click();
        for (var times = 0;
                times < 60 && "true".equals(button(visitor, "Lees voor").getAttribute("aria-pressed"));
                times++) {
            goOn(visitor, 1);
        }
        assertThat(button(visitor, "Lees voor")).hasAttribute("aria-pressed", "false");
        var all = String.valueOf(visitor.page().evaluate("() => window.said.map(words => words.text).join('|')"));
        assertThat(all).contains("Gaat het om jou of help je iemand?|Het gaat om mij|Ik help iemand");
        assertThat(all).doesNotContain("Frysk", "Lees voor");
    }

    @Test
    void whatLeftThePageIsNotReadOn() {
        var visitor = withVoices(Screen.PHONE).open("/start");
        button(visitor, "Lees voor").click();
        visitor.button("Het gaat om mij").click();
        assertThat(visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Wie ben je?")))
                .isVisible();
        var before = sayings(visitor);
        goOn(visitor, 1);
        assertThat(sayings(visitor)).isEqualTo(before);
        assertThat(button(visitor, "Lees voor")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void aDutchVoiceReadsFrisianAndSaysSoAndNobodyReadsEnglish() {
        var visitor = withVoices(Screen.PHONE).speaking("fy");
        visitor.open("/start");
        button(visitor, "Lês foar").click();
        assertThat(said(visitor, 0, "voice.lang")).isEqualTo("nl-NL");
        assertThat(visitor.page().locator(".read-by-another")).hasText("In Nederlânske stim lêst dit foar.");
        visitor.settle().axe();
        visitor.speaking("en").open("/start");
        assertThat(visitor.page().locator("kring-read-aloud")).hasCount(1);
        assertThat(button(visitor, "Read aloud")).isHidden();
    }

    @Test
    void theFirstPageAndTheCodeOfALetterHaveItToo() {
        for (var path : List.of("/", "/brief")) {
            assertThat(button(withVoices(Screen.PHONE).open(path), "Lees voor")).isVisible();
        }
    }
}
