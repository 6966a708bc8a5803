package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who speaks for Lammert, at his own page and at the desk; and Bram's circle after the word that he died. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeaksTests extends BrowserTest {
    private static final String DAY = "document.querySelector('vaadin-dialog input[type=date]')";

    private final KringJar kring = KringJar.start();
    private String language = "nl";

    /** Afke, his niece, asks too: that waits at the desk. */
    @BeforeAll
    void afkeAsks() {
        var afke = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Afke").place("people");
        ask(afke, "Partner, ouder");
        afke.page().locator(".sheet-foot vaadin-button").first().click();
        assertThat(afke.page().locator(".crossing")).isVisible();
        afke.page().locator(".sheet-foot vaadin-button").first().click();
        assertThat(afke.page().locator(".crossing")).hasCount(0);
        closeVisitors();
    }

    @AfterAll
    void stop() {
        kring.close();
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingWhereItStandsWhoSpeaks(String language, Screen screen) {
        this.language = language;
        var lammert = enter("Lammert", language, screen).place("people");
        lammert.page().locator(".speakers").scrollIntoViewIfNeeded();
        look(lammert, "speaks-own");
        look(lammert.open("/telefoonnummers"), "numbers");
        var marga = enter("Marga", language, screen).place("people");
        look(marga, "speaks-member");
        ask(marga, "Mentor");
        look(marga, "speaks-ask");
        marga.page().locator(".sheet-foot vaadin-button").first().click();
        assertThat(marga.page().locator(".crossing")).isVisible();
        look(marga, "speaks-preview");
        look(marga.place("about/money"), "about-money");
        var ids = enter("Ids", language, screen).open("/desk/vertegenwoordiging");
        assertThat(ids.page().locator(".check")).isVisible();
        look(ids, "check");
        ids.page().locator(".check vaadin-button").first().click();
        assertThat(ids.page().locator(".sheet-title")).isVisible();
        look(ids, "check-seen");
    }

    @ParameterizedTest
    @MethodSource("nl.kring.browser.BrowserTest#looks")
    void axeFindsNothingWhereSomebodyDied(String language, Screen screen) {
        this.language = language;
        var stan = enter("Stan", language, screen).place("people");
        stan.page().locator(".farewell-part vaadin-button").click();
        assertThat(stan.page().locator(".sheet-title")).isVisible();
        look(stan, "farewell-ask");
        stan.page().locator(".sheet-foot vaadin-button").first().click();
        assertThat(stan.page().locator(".farewell")).isVisible();
        var carla = enter("Carla", language, screen);
        assertThat(carla.page().locator(".farewell")).isVisible();
        look(carla, "farewell-said");
        var bram = enter("Bram", language, screen);
        look(bram, "farewell-me");
        carla.page().locator(".farewell > .btn-row vaadin-button").first().click();
        assertThat(carla.page().locator(".farewell > .btn-row vaadin-button")).hasCount(1);
        look(carla, "memoriam");
        carla.page().locator(".who-knows summary").click();
        look(carla, "memoriam-tell");
        look(carla.place("people"), "memoriam-people");
        carla.page().locator(".farewell > .btn-row vaadin-button").first().click();
        assertThat(carla.page().locator(".farewell")).hasCount(0);
    }

    private Visitor enter(String name, String language, Screen screen) {
        return visitor(kring, screen, "nl-NL").speaking(language).enterAs(name);
    }

    /** Fills what the municipality will be asked to see; what is chosen stands in the same place in each language. */
    private static void ask(Visitor who, String type) {
        who.page().locator(".speakers > vaadin-button").click();
        Locator first = who.page().locator("vaadin-dialog .pick").first();
        assertThat(first).isVisible();
        (type.equals("Mentor")
                        ? first
                        : who.page().locator("vaadin-dialog .pick").last())
                .click();
        who.page().locator("vaadin-dialog vaadin-text-field input").first().fill("Zijlstra");
        who.page()
                .evaluate(
                        "() => { const day = " + DAY + "; const far = new Date(Date.now() + 200 * 864e5);"
                                + " day.value = far.toISOString().slice(0, 10); day.dispatchEvent(new Event('change', {bubbles: true})); }");
        who.settle();
    }

    private void look(Visitor visitor, String name) {
        visitor.settle().axe();
        if (language.equals("nl")) {
            visitor.screenshot(name);
        }
    }
}
