package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One circle for who lives together: Douwe asks Anke; Nynke and Jelmer tell of one of them, and go apart. */
@Tag("long")
class LivingTogetherTests extends BrowserTest {
    private final KringJar kring = KringJar.start();
    private String language = "nl";

    @AfterEach
    void stop() {
        kring.close();
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingWherePeopleLiveTogetherAndGoApart(String language, Screen screen) {
        this.language = language;
        asksAnke(screen);
        closeVisitors();
        tellsOfOne(screen);
        closeVisitors();
        goesApart(screen);
    }

    private void asksAnke(Screen screen) {
        var douwe = enter("Douwe", screen).place("people");
        douwe.page().locator("button.member").first().click();
        douwe.page().locator(".sheet-body vaadin-button.text").first().click();
        assertThat(douwe.page().locator(".sheet-body .facts")).isVisible();
        look(douwe, "house-ask");
        douwe.page()
                .locator(".sheet-foot vaadin-button.primary, .sheet-foot vaadin-button.large")
                .first()
                .click();
        assertThat(douwe.page().locator(".sheet-body .facts")).hasCount(0);
        look(douwe, "house-asked");
        var anke = enter("Anke", screen);
        look(anke, "house-question");
        look(anke.place("together"), "house-together");
    }

    private void tellsOfOne(Screen screen) {
        var jelmer = enter("Jelmer", screen).place("people");
        look(jelmer, "house-people");
        jelmer.place("timeline");
        look(jelmer, "house-timeline");
        jelmer.page().locator("[data-opens^='post:']").first().click();
        jelmer.page()
                .locator("fieldset")
                .first()
                .getByRole(AriaRole.RADIO)
                .last()
                .check();
        jelmer.settle();
        look(jelmer, "house-tell");
    }

    private void goesApart(Screen screen) {
        var nynke = enter("Nynke", screen).place("apart");
        look(nynke, "apart");
        nynke.page().locator("main .pick, .picks .pick").first().click();
        nynke.settle();
        nynke.page().locator("vaadin-button.large").first().click();
        nynke.page().waitForURL(url -> !url.endsWith("/apart"));
        look(nynke, "apart-own");
        var jelmer = enter("Jelmer", screen);
        jelmer.page().locator("a[href*='circle/'][href$='/timeline']").first().click();
        assertThat(jelmer.page().locator("a[href$='/known']").first()).isVisible();
        look(jelmer, "apart-closed");
        jelmer.page().locator(".card a.primary").first().click();
        assertThat(jelmer.page().locator(".picks .pick").first()).isVisible();
        look(jelmer, "apart-other");
        closeVisitors();
        var hiske = enter("Hiske", screen);
        hiske.settle().axe();
    }

    private Visitor enter(String name, Screen screen) {
        return visitor(kring, screen, "nl-NL").speaking(language).enterAs(name);
    }

    private void look(Visitor visitor, String name) {
        visitor.settle().axe();
        if (language.equals("nl")) {
            visitor.screenshot(name);
        }
    }
}
