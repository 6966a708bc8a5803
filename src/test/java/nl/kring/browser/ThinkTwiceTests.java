package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account number in a post: asked about once, by the keyboard alone; a PIN is not taken. */
@Tag("long")
class ThinkTwiceTests extends BrowserTest {
    private final KringJar kring = KringJar.start();

    @AfterEach
    void stop() {
        kring.close();
    }

    @Test
    void r_c14_whoGivesAnAccountNumberAwayIsAskedOnceAndAPinIsNotTaken() {
        asked(Screen.PHONE);
        closeVisitors();
        asked(Screen.DESKTOP);
    }

    private void asked(Screen screen) {
        var rixt = visitor(kring, screen, "nl-NL").enterAs("Rixt");
        rixt.button("Vertel iets").click();
        var words = rixt.page().locator("vaadin-text-area textarea");
        words.fill("Onze pincode is 1234");
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.page().getByText("In je tekst staat een pincode.")).isVisible();
        assertThat(words).isFocused();
        rixt.settle().axe().screenshot("think-pin");
        words.fill("Stuur het geld naar NL91 ABNA 0417 1643 00");
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.page().getByText("Wil je het toch versturen?")).isVisible();
        rixt.settle();
        assertThat(rixt.focused()).contains("Ik pas het aan");
        rixt.axe().screenshot("think-twice");
        rixt.press("Tab");
        assertThat(rixt.focused()).contains("Verstuur het toch");
        rixt.press("Enter");
        assertThat(rixt.says("Stuur het geld naar NL91 ABNA 0417 1643 00")).isVisible();
        rixt.settle().axe();
    }
}
