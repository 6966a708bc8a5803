package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page: language, letter, policy, and the way out. */
class ShellTests extends BrowserTest {
    @ParameterizedTest
    @CsvSource({"nl-NL, nl", "en-GB, en", "fy-NL, fy", "de-DE, nl"})
    void theFirstPageSpeaksTheLanguageOfTheBrowserOrDutch(String browser, String page) {
        var visitor = visitor(KringJar.shared(), Screen.PHONE, browser).open("/");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", page);
        visitor.axe();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theLetterAndTheStylesCome(Screen screen) {
        var visitor = visitor(screen).open("/");
        var letter = visitor.page()
                .evaluate(
                        "async () => { await document.fonts.ready;"
                                + " return [...document.fonts].some(f => f.family.includes('Atkinson') && f.status === 'loaded'); }");
        assertThat(letter).isEqualTo(true);
        assertThat(visitor.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(250, 246, 238)");
    }

    @Test
    void aPageCarriesItsPolicyAndTheHeadersOfTheHouse() {
        var answer = visitor(Screen.PHONE).page().navigate(KringJar.shared().url("/"));
        assertThat(answer.headerValue("content-security-policy"))
                .contains("'strict-dynamic'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(answer.headerValue("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.headerValue("referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    void whatThePageDidNotBringDoesNotRun() {
        var visitor = visitor(Screen.PHONE).expecting("policy: script-src|Content Security Policy");
        visitor.open("/");
        visitor.page()
                .evaluate(
                        "() => { const s = document.createElement('div');"
                                + " s.innerHTML = '<img src=data:, onerror=\"window.intruder = true\">'; document.body.append(s); }");
        visitor.page().waitForTimeout(300);
        assertThat(visitor.page().evaluate("() => window.intruder === true")).isEqualTo(false);
    }

    @Test
    void theWayOutSaysNothingOfKring() {
        var visitor = visitor(Screen.PHONE);
        visitor.page().navigate(KringJar.shared().url("/weg"));
        assertThat(visitor.page()).hasTitle("Groentesoep");
        assertThat(visitor.page().content()).doesNotContainIgnoringCase("kring");
        visitor.axe();
    }
}
