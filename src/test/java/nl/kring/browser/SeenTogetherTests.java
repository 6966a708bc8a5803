package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.DayOfWeek;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looking along at one screen, catching up after days away, and "Gezien" on an alert, as a browser shows them. */
@Tag("long")
class SeenTogetherTests extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    /** A page that still asks when its Kring was stopped at the end. */
    private static final String STOPPED = "ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE";

    private KringJar kring = KringJar.shared();

    @AfterEach
    void stop() {
        if (kring != KringJar.shared()) {
            kring.close();
        }
    }

    private static Locator has(Visitor visitor, String where, String words) {
        return visitor.page().locator(where).filter(new Locator.FilterOptions().setHasText(words));
    }

    @Test
    void r_c19_somebody_looks_along_and_gives_the_screen_back() {
        kring = KringJar.start();
        var douwe = visitor(kring, Screen.PHONE, "nl-NL")
                .expecting(STOPPED)
                .enterAs("Douwe")
                .place("people");
        var card = has(douwe, "section.card", "Samen kijken");
        card.locator("label").first().click();
        douwe.settle();
        assertThat(douwe.button("Ja, dat mag")).isVisible();
        douwe.button("Ja, dat mag").scrollIntoViewIfNeeded();
        douwe.axe().screenshot("helper-card");
        douwe.button("Ja, dat mag").click();
        assertThat(douwe.page().locator(".helper-banner")).containsText("Samen met");
        assertThat(douwe.page().locator(".helper-banner")).isInViewport();
        douwe.settle().axe().screenshot("helper-banner");
        douwe.place("people");
        assertThat(has(douwe, "section.card", "Met wie kijk je samen?")).hasCount(0);
        douwe.button("Klaar met samen kijken").click();
        douwe.page().waitForURL(Pattern.compile("/given-back$"));
        douwe.settle().axe().screenshot("helper-over");
        assertThat(douwe.says("Geef het scherm terug aan Douwe.")).isVisible();
        assertThat(douwe.page().locator(".helper-banner")).isHidden();
        douwe.page().getByText("Ik ben Douwe: verder").click();
        douwe.page().waitForURL(Pattern.compile("/timeline$"));
    }

    @Test
    void r_c19_the_resident_looks_on_the_screen_of_who_helps_and_it_is_hers_again() {
        kring = KringJar.start();
        var screen = visitor(kring, Screen.PHONE, "nl-NL")
                .expecting(STOPPED)
                .enterAs("Sietske")
                .place("people");
        var offer = has(screen, "section.card", "Samen kijken");
        offer.scrollIntoViewIfNeeded();
        screen.settle().axe().screenshot("lent-offer");
        offer.locator("a").click();
        screen.page().waitForURL(Pattern.compile("inloggen\\?samen"));
        assertThat(screen.page().getByLabel("Dit apparaat is van iemand anders"))
                .isChecked();
        screen.settle().axe().screenshot("lent-sign-in");
        screen.page().locator("vaadin-email-field input").fill("douwe.terpstra@veenmeren.example");
        screen.button("Stuur mij de mail").click();
        assertThat(screen.page().getByLabel("De zes cijfers")).isVisible();
        screen.page().getByLabel("De zes cijfers").fill(digitsMailedTo(kring, "douwe.terpstra@veenmeren.example"));
        screen.button("Verder").click();
        screen.page().waitForURL(Pattern.compile("/with-whom$"));
        has(screen, "label", "Sietske").click();
        assertThat(screen.button("Ja, dat mag")).isVisible();
        screen.settle().axe().screenshot("lent-with-whom");
        screen.button("Ja, dat mag").click();
        var banner = screen.page().locator(".helper-banner");
        assertThat(banner).containsText("Samen met Sietske");
        screen.button("Vertel iets").click();
        screen.page().locator("vaadin-dialog textarea").fill("Dit schreef Douwe, en stuurde het niet.");
        screen.page().keyboard().press("Escape");
        screen.settle();
        screen.button("Klaar met samen kijken").click();
        screen.page().waitForURL(Pattern.compile("/klaar$"));
        screen.settle().axe().screenshot("lent-over");
        org.assertj.core.api.Assertions.assertThat(
                        screen.page().evaluate("JSON.stringify(sessionStorage)").toString())
                .doesNotContain("Dit schreef Douwe");
        screen.page().getByText("Verder").click();
        screen.page().waitForURL(Pattern.compile("/circle/"));
        assertThat(has(screen, "main article", "Dit schreef Douwe")).hasCount(0);
        screen.place("people");
        assertThat(banner).isHidden();
        assertThat(has(screen, "section.card", "Laat Douwe hier inloggen")).isVisible();
    }

    @Test
    void r_c4_gezien_on_an_alert_is_not_picked_up_and_catching_up_leads_there() {
        kring = KringJar.start();
        clockTo(kring, DayOfWeek.THURSDAY, "17:30");
        var rixt = visitor(kring, Screen.PHONE, "nl-NL")
                .expecting(STOPPED)
                .enterAs("Rixt")
                .place("timeline");
        var bram = visitor(kring, Screen.PHONE, "nl-NL")
                .expecting(STOPPED)
                .enterAs("Bram")
                .place("watch");
        bram.button("Vraag mijn kring").click();
        bram.settle().place("timeline");
        has(bram, ".alert vaadin-button", "Gezien").first().click();
        assertThat(bram.says("Gezien is nog niet opgepakt.")).isVisible(SOON);
        bram.settle().axe().screenshot("alert-seen");
        var bauke = visitor(kring, Screen.PHONE, "nl-NL")
                .expecting(STOPPED)
                .enterAs("Bauke")
                .place("timeline");
        bauke.button("Vertel iets").click();
        bauke.page()
                .locator("vaadin-dialog label.option")
                .filter(new Locator.FilterOptions().setHasText("Vraag"))
                .click();
        bauke.settle().screenshot("tell-kinds");
        bauke.page().locator("vaadin-dialog textarea").fill("Wie heeft de ladder van heit?");
        bauke.button("Verstuur").click();
        assertThat(has(bauke, "main article", "Wie heeft de ladder van heit?").first())
                .isVisible();
        clockTo(kring, DayOfWeek.MONDAY, "09:00");
        rixt.place("timeline");
        var block = rixt.page().locator(".catch-up");
        assertThat(block).containsText("Sinds donderdag");
        rixt.settle().axe().screenshot("since-friday");
        has(rixt, ".catch-up a", "Bauke vraagt").click();
        rixt.page().waitForURL(Pattern.compile("post="));
        assertThat(has(rixt, "article:focus", "Wie heeft de ladder van heit?")).isVisible();
        rixt.button("Ik ben bij").click();
        assertThat(block).isHidden();
    }
}
