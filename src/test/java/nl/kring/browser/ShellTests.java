package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

    @Test
    void theWayBackAfterTheWayOutLeadsToTheSamePage() {
        var visitor = visitor(Screen.PHONE).enterAs("Rixt");
        visitor.page().locator(".places a").nth(1).click();
        visitor.settle().page().locator("[data-way-out]").click();
        assertThat(visitor.page()).hasTitle("Groentesoep");
        visitor.page().evaluate("() => { setTimeout(() => history.back(), 0); }");
        visitor.page().waitForTimeout(1_500);
        assertThat(visitor.page()).hasTitle("Groentesoep");
    }

    @Test
    void theLinkInTheMailLetsIn() {
        var visitor = visitor(Screen.PHONE).open("/inloggen");
        visitor.page().locator("vaadin-email-field input").fill("anke.terpstra-jansma@veenmeren.example");
        visitor.button("Stuur mij de mail").click();
        assertThat(visitor.page().locator("vaadin-text-field input")).isVisible();
        var letter = visitor.page()
                .locator("article")
                .filter(new Locator.FilterOptions().setHasText("Je link voor Kring"))
                .first();
        for (var tries = 0; tries < 20 && !letter.isVisible(); tries++) {
            visitor.open("/demo/post");
        }
        letter.locator("a").click();
        assertThat(visitor.page().locator(".topbar")).containsText("Douwe");
    }

    @Test
    void anUnknownAddressIsSaidInWordsToWhoIsSignedIn() {
        var visitor = visitor(Screen.PHONE).expecting("404").enterAs("Rixt");
        visitor.open("/bestaat-niet");
        assertThat(visitor.page()).hasTitle("Deze pagina is er niet");
        visitor.axe();
    }

    @Test
    void aDoubleClickOpensOneSheetAndWhatWasSentIsForgotten() {
        var visitor = visitor(Screen.PHONE).enterAs("Ype");
        visitor.button("Ik zag iets").dblclick();
        assertThat(visitor.page().locator(".sheet-title")).hasCount(1);
        visitor.tick("Iets anders").button("Verder").click();
        visitor.page().locator("vaadin-text-area textarea").fill("Hij had zijn fiets zelf gemaakt.");
        visitor.button("Verstuur").click();
        visitor.button("Klaar").click();
        assertThat(visitor.page().locator(".sheet-title")).hasCount(0);
        visitor.button("Ik zag iets").click();
        assertThat(visitor.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Iets anders")))
                .not()
                .isChecked();
        visitor.tick("Iets anders").button("Verder").click();
        assertThat(visitor.page().locator("vaadin-text-area textarea")).hasValue("");
    }

    @Test
    void whatComesOfItsOwnAccordIsWrittenAtOnce() {
        assertThat(KringJar.shared().log())
                .contains("Default Broadcaster Class: nl.kring.platform.ui.PromptBroadcaster");
    }

    @Test
    void kringCanBeInstalledWithItsOwnDrawingAndStepsInWhenNothingLoads() {
        var visitor =
                visitor(Screen.PHONE).expecting("ERR_INTERNET_DISCONNECTED").open("/");
        assertThat(visitor.page().locator("link[rel=manifest]")).hasAttribute("href", "/manifest.webmanifest");
        var said = visitor.page().evaluate("""
                async () => {
                  const answer = await fetch('/manifest.webmanifest');
                  const manifest = await answer.json();
                  const sizes = await Promise.all(manifest.icons.concat({ src: '/icons/kring-180.png', sizes: '180x180' })
                    .filter(icon => icon.sizes !== 'any')
                    .map(async icon => {
                      const drawn = await createImageBitmap(await (await fetch(icon.src)).blob());
                      return icon.sizes === `${drawn.width}x${drawn.height}`;
                    }));
                  const ground = getComputedStyle(document.documentElement).getPropertyValue('--kring-ground');
                  const bars = [...document.querySelectorAll('meta[name=theme-color]')].map(each => each.content);
                  return [answer.headers.get('content-type').includes('application/manifest+json'), manifest.short_name,
                    manifest.start_url, manifest.display, manifest.icons.some(icon => icon.purpose === 'maskable'),
                    sizes.every(Boolean), ground.includes(manifest.theme_color), bars.every(bar => ground.includes(bar))];
                }
                """);
        assertThat(said)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(true, "Kring", "/", "standalone", true, true, true, true);
        visitor.until(
                "async () => navigator.serviceWorker.controller !== null && await caches.match('/offline') !== undefined",
                "");
        visitor.page().context().setOffline(true);
        visitor.page().navigate(KringJar.shared().url("/inloggen"));
        assertThat(visitor.page()).hasTitle("Geen verbinding");
        visitor.axe();
    }
}
