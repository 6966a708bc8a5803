package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen: nothing for axe-core to find in any language, all of it by keyboard, and in Dutch a picture for who reads on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTests extends BrowserTest {
    private String language = "nl";

    /** Something that goes on, so that the screens have something to show: seen by a neighbour, in waking hours. */
    @BeforeAll
    void somethingGoesOn() {
        clockTo(KringJar.shared(), DayOfWeek.THURSDAY, "16:20");
        var sietske = visitor(Screen.PHONE).enterAs("Sietske");
        sietske.button("Ik zag iets").click();
        sietske.tick("Snel boos om iets kleins").button("Verder").click();
        sietske.page().locator("vaadin-text-area textarea").fill("Hij gooide de deur dicht om de soep.");
        sietske.tick("Ik maak me zorgen").button("Verstuur").click();
        assertThat(sietske.button("Klaar")).isVisible();
        closeVisitors();
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingOnTheWayIn(String language, Screen screen) {
        this.language = language;
        var anyone = visitor(screen).speaking(language);
        look(anyone, "start");
        look(anyone.open("/inloggen"), "sign-in");
        anyone.page().locator("vaadin-email-field input").fill("iemand@voorbeeld.example");
        anyone.page().locator("main vaadin-button").first().click();
        assertThat(anyone.page().locator("vaadin-text-field input")).isVisible();
        look(anyone, "sign-in-code");
        look(anyone.open("/wie-helpt-mij"), "who-helps");
        anyone.page().locator("vaadin-text-field input").fill("8441 SS");
        anyone.page().locator(".find vaadin-button").click();
        assertThat(anyone.page().locator(".hello").first()).isVisible();
        look(anyone, "who-helps-found");
        look(anyone.open("/uitnodiging?link=niets"), "invitation-gone");
        look(anyone.open("/demo/post"), "demo-post");
        look(anyone.open("/demo/klok"), "demo-clock");
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingInACircle(String language, Screen screen) {
        this.language = language;
        var rixt = visitor(screen).speaking(language).enterAs("Rixt");
        assertThat(rixt.page().locator("section.alert")).isVisible();
        look(rixt, "timeline");
        searches(rixt);
        sheet(rixt, act(rixt, 0), "tell");
        sheet(rixt, rixt.page().locator("[data-opens^=answer]").first(), "answer");
        act(rixt, 1).click();
        assertThat(rixt.page().locator(".sheet-title")).isVisible();
        look(rixt, "saw-1");
        rixt.page().locator("vaadin-dialog .pick").nth(1).click();
        rixt.page().locator(".sheet-foot vaadin-button").first().click();
        assertThat(rixt.page().locator("vaadin-dialog textarea")).isVisible();
        look(rixt, "saw-2");
        rixt.press("Escape");
        look(rixt.place("alert"), "alert");
        look(rixt.place("watch"), "watch");
        look(rixt.place("people"), "circle");
        look(rixt.place("help"), "help-member");
    }

    /** From the timeline by its link; the field has the focus, and Enter searches. */
    private void searches(Visitor rixt) {
        rixt.page().locator(".to-search a").last().click();
        assertThat(rixt.page().locator("[role=search] input")).isFocused();
        look(rixt, "search");
        rixt.page().keyboard().type("soep");
        rixt.press("Enter");
        assertThat(rixt.page().locator("mark").first()).isVisible();
        look(rixt, "search-found");
        rixt.page().locator("[role=search] input").fill("zeppelin");
        rixt.press("Enter");
        assertThat(rixt.page().locator("[role=status] .empty")).isVisible();
        look(rixt, "search-none");
        rixt.place("timeline");
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingForWhoseCircleItIsAndAtTheDesk(String language, Screen screen) {
        this.language = language;
        var wietske = visitor(screen).speaking(language).enterAs("Wietske");
        look(wietske.place("people"), "circle-own");
        sheet(wietske, wietske.page().locator("button.member").first(), "member");
        wietske.place("picture").settle().axe();
        look(wietske.place("looked"), "who-looked");
        wietske.place("known").settle().axe();
        look(wietske.place("sees"), "who-sees");
        wietske.page().locator("fieldset.picks input").last().check();
        look(wietske, "who-sees-preview");
        sheet(wietske, wietske.page().locator("button.member").first(), "who-sees-member");
        wietske.place("people").page().locator("button.member").last().click();
        wietske.page().locator(".sheet-body a[href*='/as/']").click();
        assertThat(wietske.page().locator(".looking-bar")).isVisible();
        look(wietske, "look-as");
        look(wietske.place("help"), "help");
        wietske.page().locator(".need-form textarea").first().fill("Ik wil weer iets met dieren doen.");
        sheet(wietske, wietske.page().locator(".need-form vaadin-button.large").first(), "help-preview");
        var douwe = visitor(screen).speaking(language).enterAs("Douwe");
        look(douwe.place("watch"), "watch-own");
        var sietse = visitor(screen).speaking(language).enterAs("Sietse");
        look(sietse.open("/kringen"), "circles");
        look(sietse.expecting("404").open("/circle/01a21731-0000-7000-8000-000000000000/timeline"), "not-found");
        var baukje = visitor(screen).speaking(language).enterAs("Baukje");
        look(baukje, "desk-list");
        baukje.page().locator(".row").first().click();
        assertThat(baukje.page().locator(".one-report")).isVisible();
        look(baukje, "desk");
        look(visitor(screen).speaking(language).enterAs("Akke"), "desk-leader");
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingInTheAgenda(String language, Screen screen) {
        this.language = language;
        var wietske = visitor(screen).speaking(language).enterAs("Wietske");
        wietske.place("agenda");
        assertThat(wietske.page().locator(".agenda-feed")).isVisible();
        wietske.settle().axe();
        wietske.page().locator("[data-opens^=appointment]").first().click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible();
        wietske.page().locator("vaadin-dialog textarea").fill("Samen naar de markt");
        wietske.page()
                .locator("vaadin-dialog input[type=date]")
                .fill(ZonedDateTime.now(MovingClock.ZONE)
                        .plus(KringJar.shared().ahead())
                        .toLocalDate()
                        .toString());
        wietske.page().locator("vaadin-dialog input[type=time]").first().fill("23:30");
        look(wietske, "appointment");
        wietske.page().locator(".sheet-foot vaadin-button.large").click();
        assertThat(wietske.page().locator(".appointment").first()).isVisible();
        look(wietske, "agenda");
        wietske.page().locator(".agenda-feed vaadin-button").first().click();
        assertThat(wietske.page().locator(".agenda-feed vaadin-text-field").first())
                .isVisible();
        look(wietske, "agenda-feed");
        wietske.page().locator(".agenda-feed .post-foot vaadin-button").last().click();
        sheet(wietske, wietske.page().locator("[data-opens^=agreed]").first(), "appointment-change");
        look(wietske.place("timeline"), "agenda-today");
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingInTheTasks(String language, Screen screen) {
        this.language = language;
        var wietske = visitor(screen).speaking(language).enterAs("Wietske").place("tasks");
        look(wietske, "tasks-hers");
        wietske.page().locator("[data-opens^=task]").first().click();
        assertThat(wietske.page().locator(".sheet-title")).isVisible();
        wietske.page().locator("vaadin-dialog textarea").fill("Meerijden naar het ziekenhuis");
        wietske.page()
                .locator("vaadin-dialog vaadin-radio-button, vaadin-dialog input[type=radio]")
                .nth(1)
                .check();
        look(wietske, "task-ask");
        wietske.page().locator(".sheet-foot vaadin-button.large").click();
        wietske.settle();
        wietske.press("Escape");
    }

    @Test
    void theKeyboardReachesEverything() {
        var visitor = visitor(Screen.DESKTOP).enterAs("Rixt");
        visitor.tabTo("Naar de inhoud").tabTo("Snel weg").tabTo("Vertel iets").press("Enter");
        var dialog = visitor.page().locator(".sheet-title");
        assertThat(dialog).isVisible();
        visitor.tabTo("Wat wil je vertellen?").press("Escape");
        assertThat(dialog).not().isVisible();
        visitor.tabTo("Kring").press("Enter");
        assertThat(visitor.page().locator(".places [aria-current=page]")).containsText("Kring");
    }

    @Test
    void theKeyboardTellsWhatWasSeenAndAnswersAnAlert() {
        var jannie = visitor(Screen.DESKTOP).enterAs("Jannie");
        jannie.tabTo("Ik zag iets").press("Enter");
        jannie.tabTo("Radio hard aan").press("Space").tabTo("Verder").press("Enter");
        jannie.tabTo("Wat zag of hoorde je?").page().keyboard().type("Ik hoorde de radio om vier uur.");
        jannie.tabTo("Verstuur").press("Enter");
        assertThat(jannie.button("Klaar")).isVisible();
        jannie.tabTo("Klaar").press("Enter");
        var bauke = visitor(Screen.DESKTOP).enterAs("Bauke");
        bauke.tabTo("Lees meer").press("Enter");
        assertThat(bauke.says("Hij gooide de deur dicht")).isVisible();
        bauke.tabTo("Bel").press("Enter");
        assertThat(bauke.page().locator(".sheet-title")).isVisible();
        bauke.press("Escape");
        bauke.tabTo("Ik pak dit op").press("Enter");
        assertThat(bauke.says("Jij pakt het op")).isVisible();
    }

    private void look(Visitor visitor, String name) {
        visitor.settle().axe();
        if (language.equals("nl")) {
            visitor.screenshot(name);
        }
    }

    private void sheet(Visitor visitor, Locator opener, String name) {
        opener.click();
        assertThat(visitor.page().locator(".sheet-title")).isVisible();
        look(visitor, name);
        visitor.press("Escape");
        assertThat(visitor.page().locator(".sheet-title")).not().isVisible();
    }

    private static Locator act(Visitor visitor, int number) {
        return visitor.page().locator(".acts vaadin-button").nth(number);
    }
}
