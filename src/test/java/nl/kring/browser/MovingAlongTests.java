package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A circle goes along in a file, somebody moves house, and everybody reads what Kring does with data: on a phone and on a wide screen. */
@Tag("long")
class MovingAlongTests extends BrowserTest {
    private static final int TOO_MUCH = 21 << 20;

    private Download fileOf(Visitor visitor) {
        visitor.place("known");
        return visitor.page().waitForDownload(() -> visitor.page()
                .getByRole(AriaRole.LINK)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Neem alles mee"))
                .click());
    }

    @Test
    void r_m9_sheBringsACircleFromElsewhereAndReadsItAlone() {
        brings(Screen.PHONE);
    }

    @Test
    void r_m9_theSameOnAWideScreen() {
        brings(Screen.DESKTOP);
    }

    private void brings(Screen screen) {
        var file = fileOf(visitor(screen).enterAs("Douwe")).path();
        var wietske = visitor(screen).enterAs("Wietske").place("bring");
        wietske.axe().screenshot("bring");
        var input = wietske.page().locator("vaadin-upload input[type=file]");
        input.setInputFiles(new FilePayload("te-groot.zip", "application/zip", new byte[TOO_MUCH]));
        assertThat(wietske.says("Dit bestand is te groot")).isVisible();
        input.setInputFiles(new FilePayload("foto.zip", "application/zip", new byte[3 << 20]));
        assertThat(wietske.says("Dit is geen heel bestand uit Kring")).isVisible();
        input.setInputFiles(file);
        assertThat(wietske.says("De kring van Douwe")).isVisible();
        wietske.settle().axe().screenshot("bring-inside");
        wietske.button("Neem dit mee").click();
        assertThat(wietske.says("Wat je meenam")).isVisible();
        wietske.settle().axe().screenshot("bring-done");
        wietske.place("timeline").axe().screenshot("bring-timeline");
    }

    @Test
    void r_b17_aMoveToAnotherMunicipalityIsReadBeforeItIsKept() {
        moves(Screen.PHONE);
    }

    @Test
    void r_b17_theSameOnAWideScreen() {
        moves(Screen.DESKTOP);
    }

    private void moves(Screen screen) {
        var mirjam = visitor(screen).enterAs("Mirjam").place("move");
        mirjam.axe();
        mirjam.button("Vul in wanneer").click();
        mirjam.page().getByLabel("Naar een andere gemeente").check();
        mirjam.page()
                .locator("input[type=date]")
                .fill(LocalDate.now().plusDays(40).toString());
        mirjam.page().getByLabel("Nieuwe straat en nummer").fill("Verweg 1");
        mirjam.page().getByLabel("Nieuwe postcode").fill("9999 SS");
        mirjam.page().getByLabel("Nieuwe woonplaats").fill("Elders");
        mirjam.settle().axe().screenshot("move-sheet");
        mirjam.button("Kijk wat dat betekent").click();
        assertThat(mirjam.page().locator(".sheet-body").getByText("90 dagen na de verhuizing"))
                .isVisible();
        mirjam.settle().axe().screenshot("move-means");
        mirjam.page()
                .locator(".sheet-foot vaadin-button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Bewaar"))
                .last()
                .click();
        assertThat(mirjam.says("Denk hieraan")).isVisible();
        mirjam.settle().axe().screenshot("move");
        mirjam.button("De verhuizing gaat niet door").click();
        assertThat(mirjam.button("Vul in wanneer")).isVisible();
    }

    @Test
    void r_m14_everybodyReadsTheNoticeWithoutSigningIn() {
        var somebody = visitor(Screen.PHONE).open("/");
        somebody.page()
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Jouw gegevens"))
                .click();
        assertThat(somebody.page().locator("h1")).hasText("Wat doet Kring met jouw gegevens?");
        somebody.settle().axe().screenshot("notice");
        visitor(Screen.DESKTOP).open("/privacy").axe().screenshot("notice");
        visitor(Screen.PHONE).speaking("fy").open("/privacy").axe();
    }
}
