package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A train, a tunnel, and the line that comes back: what was written stands once, and a device keeps no more than it should. */
class OfflineTests extends BrowserTest {
    private static final String NO_LINE = "ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|net::ERR";
    private static final String NAMES = """
            store => new Promise((done, fail) => {
              const asked = indexedDB.open('kring', 1);
              asked.onerror = fail;
              asked.onsuccess = () => {
                const keys = asked.result.transaction([store]).objectStore(store).getAllKeys();
                keys.onsuccess = () => { asked.result.close(); done(keys.result); };
              };
            })
            """;
    /** A page of Vaadin that had lost its line loads anew within this time, in milliseconds. */
    private static final int LOADS_ANEW = 9_000;

    private KringJar kring = KringJar.shared();

    @AfterEach
    void stop() {
        if (kring != KringJar.shared()) {
            kring.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(Visitor visitor, String store) {
        return (List<String>) visitor.page().evaluate(NAMES, store);
    }

    private static void waitUntilKept(Visitor visitor, String store, String beginning) {
        for (var tries = 0; tries < 50 && !keeps(visitor, store, beginning); tries++) {
            visitor.page().waitForTimeout(200);
        }
        assertThat(keeps(visitor, store, beginning)).as(beginning).isTrue();
    }

    private static boolean keeps(Visitor visitor, String store, String beginning) {
        return kept(visitor, store).stream().anyMatch(name -> name.startsWith(beginning));
    }

    /** The page is kept when it has been still for a moment, and by the one that is loaded anew after the tunnel. */
    private static void waitUntilRemembered(Visitor visitor, String words) {
        visitor.until("""
                async words => {
                  const box = await import('/still/box.js');
                  const [last] = await box.pages('last:');
                  return last !== undefined && JSON.stringify(await box.page(last)).includes(words);
                }
                """, words);
    }

    /** Somebody whose device knows the circle, and who reads its timeline. */
    private Visitor reader(String name, Screen screen) {
        var visitor = visitor(kring, screen, "nl-NL").expecting(NO_LINE).enterAs(name);
        visitor.place("timeline");
        assertThat(visitor.says("Vandaag")
                        .or(visitor.page().locator("main article").first())
                        .first())
                .isVisible();
        waitUntilKept(visitor, "pages", "place:");
        waitUntilKept(visitor, "pages", "last:");
        visitor.until(
                "async () => navigator.serviceWorker.controller !== null && await caches.match('/offline') !== undefined",
                "");
        return visitor;
    }

    private static void offline(Visitor visitor, boolean offline) {
        visitor.page().context().setOffline(offline);
    }

    private static Locator waiting(Visitor visitor) {
        return visitor.page().locator("kring-outbox article.waiting");
    }

    private static Locator posts(Visitor visitor, String words) {
        return visitor.page()
                .locator("article.post:not(kring-outbox article)")
                .filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void tell(Visitor visitor, String words) {
        visitor.button("Vertel iets").click();
        visitor.page().locator("vaadin-text-area textarea").fill(words);
        visitor.settle();
        offline(visitor, true);
        visitor.button("Verstuur").click();
        assertThat(waiting(visitor)).containsText(words);
        assertThat(waiting(visitor)).containsText("wordt verstuurd");
    }

    @Test
    @Tag("long")
    void r_c21_whatIsWrittenInATunnelStandsOnceForEverybodyWhenTheLineIsBack() {
        var bauke = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Bauke");
        bauke.place("timeline");
        var rixt = reader("Rixt", Screen.PHONE);
        var first = "In de trein geschreven.";
        tell(rixt, first);
        assertThat(rixt.page().locator(".sheet-title")).isHidden();
        rixt.axe().screenshot("offline-waiting");
        offline(rixt, false);
        assertThat(posts(bauke, first)).hasCount(1);
        assertThat(waiting(rixt)).hasCount(0);
        assertThat(posts(rixt, first)).hasCount(1);

        waitUntilRemembered(rixt, first);
        offline(rixt, true);
        rixt.page().reload();
        assertThat(rixt.page()).hasTitle("Geen verbinding");
        assertThat(rixt.page().getByText("Zo was het om")).isVisible();
        assertThat(posts(rixt, first).or(rixt.page().getByText(first)).first()).isVisible();
        var second = "En in de tunnel ook.";
        rixt.tabTo("Wat wil je vertellen?");
        rixt.page().keyboard().type(second);
        rixt.axe().screenshot("offline-page");
        rixt.page().getByText("Bewaar, verstuur straks").click();
        assertThat(waiting(rixt)).containsText(second);
        offline(rixt, false);
        assertThat(posts(bauke, second)).hasCount(1);
        rixt.page().waitForURL(Pattern.compile("/timeline$"));
        rixt.settle();
        assertThat(posts(rixt, second)).hasCount(1);
    }

    @Test
    @Tag("long")
    void r_c21_what_was_seen_waits_says_that_nobody_was_warned_and_arrives_once() {
        kring = KringJar.start();
        var bauke = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Bauke");
        bauke.place("timeline");
        var rixt = reader("Rixt", Screen.PHONE);
        rixt.button("Ik zag iets").click();
        rixt.page()
                .locator("vaadin-dialog label")
                .filter(new Locator.FilterOptions().setHasText("Iets anders"))
                .click();
        rixt.button("Verder").click();
        rixt.page().locator("vaadin-text-area textarea").fill("De gordijnen bleven de hele dag dicht.");
        assertThat(rixt.page().locator(".when-lost")).isHidden();
        rixt.settle();
        offline(rixt, true);
        assertThat(rixt.page().locator(".when-lost")).containsText("Er is nog niemand gewaarschuwd.");
        assertThat(rixt.page().locator(".when-lost a[href^='tel:']").first()).isVisible();
        rixt.axe().screenshot("offline-saw");
        rixt.page()
                .locator(".when-seen label")
                .filter(new Locator.FilterOptions().setHasText("Anders"))
                .click();
        rixt.button("Verstuur").click();
        assertThat(rixt.page().getByText("Vul in wanneer het was.")).isVisible();
        var moment = rixt.page().locator(".when-seen input[type=datetime-local]");
        assertThat(moment).isFocused();
        moment.fill(LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(1) + "T14:07");
        rixt.button("Verstuur").click();
        assertThat(rixt.page().getByText("Dat moment moet nog komen.")).isVisible();
        moment.fill(LocalDate.now(ZoneId.of("Europe/Amsterdam")).minusDays(1) + "T14:07");
        rixt.axe().screenshot("offline-saw-when");
        rixt.button("Verstuur").click();
        assertThat(waiting(rixt)).containsText("De gordijnen bleven de hele dag dicht.");
        assertThat(waiting(rixt)).containsText("Er is nog niemand gewaarschuwd.");
        assertThat(waiting(rixt).locator("a[href^='tel:']").first()).isVisible();
        assertThat(waiting(rixt)).containsText("Jij zag iets");
        rixt.axe().screenshot("offline-saw-waits");
        rixt.button("Ik zag iets").click();
        assertThat(rixt.page().locator("kring-outbox textarea")).isFocused();
        rixt.page().keyboard().type("En de post lag er nog.");
        assertThat(rixt.page().locator("kring-outbox form")).containsText("Wat zag of hoorde je?");
        rixt.axe().screenshot("offline-saw-write");
        rixt.page().getByText("Bewaar, verstuur straks").click();
        assertThat(waiting(rixt)).hasCount(2);
        offline(rixt, false);
        assertThat(waiting(rixt)).hasCount(0);
        rixt.page().waitForTimeout(LOADS_ANEW);
        rixt.place("watch");
        for (var words : List.of("De gordijnen bleven de hele dag dicht.", "En de post lag er nog.")) {
            assertThat(rixt.page().locator(".seen-card").filter(new Locator.FilterOptions().setHasText(words)))
                    .hasCount(1);
        }
        assertThat(rixt.page()
                        .locator(".seen-card")
                        .filter(new Locator.FilterOptions().setHasText("De gordijnen bleven")))
                .containsText("14:07");
    }

    @Test
    @Tag("long")
    void r_c21_anAnswerOfTheServerThatGotLostMakesNoSecondPost() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.PHONE);
        rixt.page().route("**/outbox", route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        offline(rixt, true);
        rixt.button("Vertel iets").click();
        assertThat(rixt.page().locator("kring-outbox textarea")).isFocused();
        rixt.page().keyboard().type("Eén keer is genoeg.");
        rixt.axe().screenshot("offline-write");
        offline(rixt, false);
        rixt.page().waitForTimeout(LOADS_ANEW);
        assertThat(rixt.page().locator("kring-outbox textarea")).hasValue("Eén keer is genoeg.");
        offline(rixt, true);
        rixt.page().getByText("Bewaar, verstuur straks").click();
        assertThat(waiting(rixt)).containsText("Dit lezen: Douwe");
        offline(rixt, false);
        assertThat(posts(rixt, "Eén keer is genoeg.")).hasCount(1);
        assertThat(waiting(rixt)).hasCount(1);
        rixt.page().unroute("**/outbox");
        rixt.page().reload();
        rixt.settle();
        assertThat(waiting(rixt)).hasCount(0);
        assertThat(posts(rixt, "Eén keer is genoeg.")).hasCount(1);
    }

    @Test
    @Tag("long")
    void r_c21_aPhotoDoesNotWaitOnTheDeviceAndIsNotLostFromWhatItBelongsTo() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.PHONE);
        var words = "Zo ziet het eruit.";
        rixt.button("Vertel iets").click();
        rixt.page().locator("vaadin-text-area textarea").fill(words);
        rixt.page()
                .locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(Path.of("src/main/resources/META-INF/resources/icons/kring-192.png"));
        assertThat(rixt.page().locator(".photo-chosen")).hasCount(1);
        rixt.settle();
        offline(rixt, true);
        rixt.button("Verstuur").click();
        rixt.page().waitForTimeout(1_000);
        assertThat(waiting(rixt)).hasCount(0);
        offline(rixt, false);
        assertThat(posts(rixt, words)).hasCount(1);
        assertThat(posts(rixt, words).locator(".photos img")).hasCount(1);
    }

    @Test
    @Tag("long")
    void r_c21_signingOutHereOrElsewhereDestroysKeyAndText() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.PHONE);
        rixt.page().route("**/outbox", Route::abort);
        tell(rixt, "Dit blijft hier niet.");
        offline(rixt, false);
        rixt.open("/apparaten").axe();
        assertThat(kept(rixt, "waiting")).hasSize(1);
        rixt.button("Uitloggen op dit apparaat").click();
        assertThat(rixt.page().getByText("Ga naar je kring")).isVisible();
        emptied(rixt);
        rixt.page().unroute("**/outbox");
        rixt.enterAs("Rixt");
        rixt.place("timeline");
        assertThat(rixt.page().getByText("Hier wachtte nog tekst.")).isVisible();
        rixt.page().getByText("Ik weet het").click();
        assertThat(rixt.page().getByText("Hier wachtte nog tekst.")).hasCount(0);
        rixt.page().reload();

        waitUntilKept(rixt, "own", "me");
        var other = visitor(kring, Screen.DESKTOP, "nl-NL").enterAs("Rixt");
        other.open("/apparaten");
        other.page()
                .locator(".employee")
                .filter(new Locator.FilterOptions().setHasNotText("Dit apparaat"))
                .first()
                .getByText("Log uit")
                .click();
        rixt.leaves(Duration.ofSeconds(5));
        emptied(rixt);
    }

    private static void emptied(Visitor visitor) {
        visitor.until(
                "async () => { const names = " + NAMES + "; return !(await names('own')).includes('me')"
                        + " && !(await names('waiting')).length && !(await names('pages')).length; }",
                "");
    }

    @Test
    @Tag("long")
    void r_c21_withoutItsKeyATextCannotBeReadAndThatIsSaid() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.PHONE);
        rixt.page().route("**/outbox", Route::abort);
        tell(rixt, "Zonder sleutel.");
        offline(rixt, false);
        rixt.page()
                .evaluate(
                        "() => new Promise(done => { const asked = indexedDB.open('kring', 1); asked.onsuccess = () => {"
                                + " const all = asked.result.transaction(['own'], 'readwrite'); all.objectStore('own').delete('me');"
                                + " all.oncomplete = () => { asked.result.close(); done(); }; }; })");
        rixt.page().unroute("**/outbox");
        rixt.page().reload();
        assertThat(rixt.page().getByText("Die kan niet meer worden gelezen")).isVisible();
        rixt.settle().axe().page().getByText("Ik weet het").click();
        assertThat(rixt.page().getByText("Die kan niet meer worden gelezen")).hasCount(0);
    }

    @Test
    @Tag("long")
    void r_c21_aSharedDeviceKeepsNoLastPageAndSomebodyElseFindsNothing() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.DESKTOP);
        rixt.open("/apparaten").tick("Ik deel dit apparaat met anderen");
        rixt.until("async () => !(await (" + NAMES + ")('pages')).some(id => id.startsWith('last:'))", "");
        rixt.open("/").page().goBack();
        rixt.settle().page().waitForFunction("() => document.querySelector('kring-shared input').checked");
        rixt.axe();
        offline(rixt, true);
        rixt.page().reload();
        assertThat(rixt.page()).hasTitle("Geen verbinding");
        assertThat(rixt.page().getByText("Zo was het om")).hasCount(0);
        rixt.axe().screenshot("offline-shared");
        offline(rixt, false);
        rixt.page().waitForURL(Pattern.compile("/apparaten$"));
    }

    @Test
    @Tag("long")
    void r_c21_whatCameBackIsShownWithItsTextAndCanBeChanged() {
        kring = KringJar.start();
        var rixt = reader("Rixt", Screen.PHONE);
        tell(rixt, "Stort het op NL91 ABNA 0417 1643 00");
        offline(rixt, false);
        var card = rixt.page().locator("kring-outbox article");
        assertThat(card).containsText("rekeningnummer");
        assertThat(card).containsText("NL91 ABNA 0417 1643 00");
        rixt.axe().screenshot("offline-back");
        card.getByText("Pas het aan").click();
        assertThat(card.locator("textarea")).isFocused();
        card.locator("textarea").fill("Stort het straks maar.");
        card.getByText("Verstuur opnieuw").click();
        assertThat(posts(rixt, "Stort het straks maar.")).hasCount(1);
        assertThat(card).hasCount(0);
        assertThat(rixt.page().getByText("NL91 ABNA")).hasCount(0);
        rixt.page().waitForTimeout(LOADS_ANEW);
        assertThat(rixt.settle().page().locator("kring-outbox")).isHidden();
        assertThat(posts(rixt, "Stort het straks maar.")).hasCount(1);
    }

    @Test
    @Tag("long")
    void r_c21_takingAnAlertOnNeedsTheLineSaysSoAndIsNotDoneLaterEither() {
        kring = KringJar.start();
        clockTo(kring, DayOfWeek.THURSDAY, "17:30");
        var stan = visitor(kring, Screen.PHONE, "nl-NL").expecting(NO_LINE).enterAs("Stan");
        var bram = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Bram").place("watch");
        bram.button("Vraag mijn kring").click();
        assertThat(stan.button("Ik pak dit op")).isVisible();
        stan.settle();
        offline(stan, true);
        stan.button("Ik pak dit op").click();
        assertThat(stan.page().getByText("Iets oppakken kan pas weer met internet."))
                .isVisible();
        stan.axe().screenshot("offline-alert");
        offline(stan, false);
        stan.settle().page().waitForTimeout(3_000);
        assertThat(stan.button("Ik pak dit op")).isVisible();
    }
}
