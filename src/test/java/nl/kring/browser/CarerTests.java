package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The carer's own page as a browser shows it: found below the people, one tap by the keyboard, a rest, and when she cannot go on. */
@Tag("long")
class CarerTests extends BrowserTest {
    @AfterEach
    void close() {
        closeVisitors();
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void r_d30_oneTapSaysHowItGoesAndWhatMayHelpStandsBelow(Screen screen) {
        var anke = visitor(screen).enterAs("Anke");
        var people = anke.page().url().replaceAll("/(timeline|calm).*", "/people");
        anke.open(people.substring(people.indexOf("/circle/")));
        anke.page().locator("main a[href$='/carer']").click();
        assertThat(anke.says("Alleen jij ziet dit antwoord").first()).isVisible();
        assertThat(anke.page().locator("a.back")).isInViewport();
        anke.settle().screenshot("carer").axe();
        anke.button("Te zwaar").focus();
        anke.page().keyboard().press("Enter");
        assertThat(anke.says("Dank je dat je het zegt").first()).isVisible();
        assertThat(anke.says("Je doet veel").first()).isVisible();
        anke.page().locator(".carer-suggestion").evaluate("it => it.scrollIntoView()");
        anke.settle().screenshot("carer-helps").axe();

        anke.button("Ik kan niet meer").click();
        assertThat(anke.page().getByText("gaat nu terug naar de kring").first()).isVisible();
        anke.settle().screenshot("carer-stops").axe();
        anke.button("Ja, nu").click();
        assertThat(anke.page().getByText("Wie mogen we het vertellen").first()).isVisible();
        anke.settle().screenshot("carer-tells").axe();
        anke.button("Vertel het niemand").click();
        assertThat(anke.page().getByText("binnen een dag alleen").first()).isVisible();
        anke.settle().axe();
        anke.button("Ja, er moet iemand komen").click();
        anke.settle().screenshot("carer-calls").axe();
        anke.page().keyboard().press("Escape");
        assertThat(anke.says("Je hebt even rust tot").first()).isVisible();
        anke.button("Het gaat weer").scrollIntoViewIfNeeded();
        anke.settle().screenshot("carer-rests").axe();
        anke.button("Het gaat weer").click();
        assertThat(anke.says("Fijn dat je er weer bent").first()).isVisible();
        anke.settle().axe();
    }
}
