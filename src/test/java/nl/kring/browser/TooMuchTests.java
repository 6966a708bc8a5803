package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten megabytes at once, on the real server: the page says so and does not try for ever. */
@Tag("long")
class TooMuchTests extends BrowserTest {
    @Test
    void aRequestThatIsTooLargeIsRefusedInWords() {
        var visitor = visitor(Screen.PHONE).expecting(".*");
        visitor.open("/inloggen");
        var answer = visitor.page()
                .evaluate("() => fetch('/?v-r=uidl&v-uiId=0', {method: 'POST', body: 'x'.repeat(10_000_000)})"
                        + ".then(answer => answer.text())");
        assertThat(answer.toString()).contains("Dit is te veel in één keer");
        var field = visitor.page().locator("vaadin-email-field");
        field.evaluate("it => { it.value = 'x'.repeat(1_200_000);"
                + " it.dispatchEvent(new CustomEvent('change', { bubbles: true })); }");
        assertThat(visitor.page().locator(".v-system-error")).containsText("Dit is te veel in één keer");
        visitor.open("/inloggen");
        assertThat(field).isVisible();
    }
}
