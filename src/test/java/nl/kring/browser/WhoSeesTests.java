package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What one changes in who sees what, another sees at once on the page that is open; AT-B1 is one of {@link WalkTests}. */
@Tag("long")
@TestMethodOrder(OrderAnnotation.class)
class WhoSeesTests extends BrowserTest {
    private static final double AT_ONCE = 2_000;
    private static final String SOUP = "De soep staat voor de deur.";
    private static KringJar kring;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor phone(String name) {
        return visitor(kring, Screen.PHONE, "nl-NL").enterAs(name);
    }

    private Visitor desktop(String name) {
        return visitor(kring, Screen.DESKTOP, "nl-NL").enterAs(name);
    }

    private static Locator member(Visitor visitor, String name) {
        return visitor.page().locator("button.member").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void choose(Visitor visitor, String name) {
        visitor.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .check();
        visitor.settle();
    }

    private static LocatorAssertions.IsVisibleOptions atOnce() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(AT_ONCE);
    }

    @Test
    @Order(1)
    void aCarefulChoiceTakesAPostFromAnOpenPage() {
        var sietske = phone("Sietske");
        var rixt = phone("Rixt");
        rixt.button("Vertel iets").click();
        rixt.page().locator("vaadin-text-area textarea").fill(SOUP);
        rixt.settle().button("Verstuur").click();
        assertThat(sietske.says(SOUP)).isVisible();
        var douwe = desktop("Douwe").place("sees");
        douwe.page().locator(".picks input").last().check();
        assertThat(douwe.says("lezen dan niet meer: Praktisch en Leuk")).isVisible();
        assertThat(sietske.says(SOUP)).isVisible();
        douwe.settle().axe();
        douwe.screenshot("who-sees-preview");
        douwe.button("Zo wil ik het").click();
        assertThat(sietske.says(SOUP)).not().isVisible(atOnce());
        assertThat(rixt.says(SOUP)).isVisible();
    }

    @Test
    @Order(2)
    void at_b5_theResidentLooksAsANeighbourWhileThePageIsOpen() {
        var douwe = phone("Douwe").place("sees");
        douwe.settle().axe();
        douwe.screenshot("who-sees");
        member(douwe, "Sietske").click();
        douwe.settle().axe();
        douwe.screenshot("who-sees-member");
        douwe.press("Escape").place("people");
        member(douwe, "Sietske").click();
        douwe.settle().screenshot("member-own");
        douwe.page().getByText("Kijk als Sietske").click();
        assertThat(douwe.says("Je kijkt als Sietske")).isVisible();
        assertThat(douwe.page().locator(".sheet-title")).not().isVisible();
        assertThat(douwe.page().locator("main")).not().containsText(SOUP);
        douwe.settle().axe();
        douwe.screenshot("look-as");
        assertThat(douwe.page().locator("article vaadin-button")).hasCount(0);
    }

    @Test
    @Order(3)
    void r_b3_who_waits_sees_an_empty_page_at_once_and_the_resident_is_asked() {
        var sietske = phone("Sietske");
        var douwe = desktop("Douwe");
        var anke = phone("Anke").place("people");
        member(anke, "Sietske").click();
        anke.button("Laat Sietske even niet meedoen").click();
        anke.button("Ja, even niet").click();
        assertThat(sietske.says("Deze kring is er niet meer voor jou")).isVisible(atOnce());
        assertThat(sietske.page().locator("article")).hasCount(0);
        assertThat(douwe.button("Laat Sietske weer meedoen")).isVisible(atOnce());
        douwe.settle().axe();
        douwe.screenshot("pause-asked");
        douwe.button("Laat Sietske weer meedoen").click();
        assertThat(douwe.button("Laat Sietske weer meedoen")).not().isVisible();
        assertThat(phone("Sietske").page().locator(".places")).isVisible();
    }

    @Test
    @Order(4)
    void r_b8_who_leaves_does_so_in_two_taps_and_the_page_is_empty() {
        var henk = phone("Henk").place("people");
        var elsewhere = phone("Henk");
        henk.button("Ik wil niet meer meedoen").click();
        henk.settle().axe();
        henk.screenshot("leave");
        henk.button("Ja, ik stop").click();
        assertThat(henk.says("Deze kring is er niet meer voor jou")).isVisible(atOnce());
        assertThat(elsewhere.says("Deze kring is er niet meer voor jou")).isVisible(atOnce());
        assertThat(elsewhere.page().locator("article")).hasCount(0);
    }

    @Test
    @Order(5)
    void r_b5_a_guest_is_asked_until_a_day() {
        var douwe = phone("Douwe").place("people");
        douwe.button("Vraag iemand erbij").click();
        choose(douwe, "Iemand die even vervangt");
        assertThat(douwe.page().getByLabel("Tot en met welke dag?")).isVisible();
        douwe.settle().axe();
        douwe.page().getByLabel("Tot en met welke dag?").scrollIntoViewIfNeeded();
        douwe.screenshot("guest");
        douwe.page().getByLabel("Voornaam").fill("Oane");
        douwe.page().getByLabel("E-mailadres").fill("oane@elders.example");
        douwe.settle().button("Verstuur de uitnodiging").click();
        assertThat(douwe.says("Oane")).isVisible();
        douwe.screenshot("guest-asked");
    }
}
