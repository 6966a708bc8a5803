package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Rustig scherm" as a browser breaks its lines: five at most, at any size of letters, by keyboard, and an alert comes through. */
@Tag("long")
class CalmTests extends BrowserTest {
    private static final String LONG_STORY = "Vanmorgen ging het goed met opstaan. ".repeat(16);

    /** How many lines of words stand on the screen; what is on buttons is no line, and what is cut off is not there. */
    private static final String LINES = """
            () => { const at = []; const thing = document.querySelector('.calm-thing');
              const texts = document.createTreeWalker(thing, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const from = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !from.checkVisibility()
                    || from.closest('button,a,vaadin-button,label,.visually-hidden:not(h2),.face')) continue;
                const range = document.createRange(); range.selectNodeContents(texts.currentNode);
                const cut = from.closest('[data-cut]')?.getBoundingClientRect();
                for (const { top, bottom, width } of range.getClientRects()) {
                  const middle = (top + bottom) / 2;
                  if (width > 1 && !(cut && (middle < cut.top || middle > cut.bottom))) at.push(middle);
                }
              }
              at.sort((one, other) => one - other);
              return at.filter((middle, nr) => nr === 0 || middle - at[nr - 1] > 8).length; }
            """;

    /** What is too wide, too small for a thumb, or lies over something else. */
    private static final String TROUBLE = """
            () => { const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
              const acts = [...document.querySelectorAll('.calm-page :is(button,a,vaadin-button,label)')]
                .filter(act => act.checkVisibility() && act.getBoundingClientRect().width > 1
                  && !act.parentElement.closest('button,a,vaadin-button,label'));
              const found = wide > 0 ? [`${wide} px too wide`] : [];
              acts.forEach((act, nr) => {
                const one = act.getBoundingClientRect();
                if (one.left < 0 || one.right > innerWidth) found.push(`outside: ${act.textContent}`);
                if (one.height < 44) found.push(`low: ${act.textContent} ${one.height}`);
                acts.slice(nr + 1).forEach(other => {
                  const two = other.getBoundingClientRect();
                  if (one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1)
                    found.push(`over each other: ${act.textContent} and ${other.textContent}`);
                });
              });
              return found; }
            """;

    private static KringJar kring;

    private static final int THINGS = 25;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor calm(Screen screen, String name) {
        var who = visitor(kring, screen, "nl-NL").enterAs(name);
        if (!who.page().url().endsWith("/calm")) {
            who.place("people").tick("Eén ding tegelijk op mijn scherm");
        }
        who.page().waitForURL("**/calm");
        assertThat(who.page().locator(".calm-thing > *")).hasCount(1);
        return who.settle();
    }

    private static void tell(Visitor who, String words) {
        who.button("Vertel iets").click();
        who.page().locator("vaadin-text-area textarea").fill(words);
        who.settle().button("Verstuur").click();
        assertThat(who.says(words.substring(0, 30))).isVisible();
    }

    private static void holds(Visitor who) {
        var there = who.page().locator(".calm-thing").innerText();
        assertThat((int) who.page().evaluate(LINES)).as("lines of: %s", there).isLessThanOrEqualTo(5);
        assertThat((List<?>) who.page().evaluate(TROUBLE)).as(there).isEmpty();
        who.page().locator(".calm-foot vaadin-button").first().click(new Locator.ClickOptions().setTrial(true));
    }

    /** From the first through so many things, of a year that has many more, and all of each; how many screens that are. */
    private static int walk(Visitor who, int percent) {
        again(who, percent);
        var screens = 0;
        var on = who.page().locator(".calm-on");
        for (var thing = 0; thing < THINGS && !who.button("Begin opnieuw").isVisible(); thing++) {
            screens++;
            holds(who);
            while (on.isVisible() && !on.innerText().equals("Lees opnieuw")) {
                on.click();
                assertThat(screens++).isLessThan(400);
                holds(who);
            }
            who.button("Volgende").click();
            who.settle();
        }
        holds(who);
        again(who, percent);
        return screens;
    }

    private static void again(Visitor who, int percent) {
        who.page().reload();
        assertThat(who.page().locator(".calm-thing > *")).hasCount(1);
        letters(who.settle().page(), percent);
    }

    private static void letters(Page page, int percent) {
        page.evaluate("percent => { document.documentElement.style.fontSize = percent + '%'; }", percent);
        page.waitForTimeout(300);
    }

    @Test
    void r_c22_fiveLinesAtMostAtAnySizeOfLettersAndEverythingInReach() {
        tell(visitor(kring, Screen.PHONE, "nl-NL").enterAs("Sietske"), LONG_STORY);
        var douwe = calm(Screen.PHONE, "Douwe");
        holds(douwe);
        douwe.axe().screenshot("calm-first");
        var ordinary = walk(douwe, 100);
        for (var times = 0; times < 30 && !douwe.says("Vanmorgen ging").isVisible(); times++) {
            douwe.button("Volgende").click();
            douwe.settle();
        }
        douwe.axe().screenshot("calm-story");
        letters(douwe.page(), 200);
        holds(douwe);
        douwe.axe().screenshot("calm-story-200");
        douwe.page().locator(".calm-on").scrollIntoViewIfNeeded();
        douwe.screenshot("calm-story-200-below");
        douwe.button("Meer").click();
        douwe.settle();
        holds(douwe);
        douwe.axe().screenshot("calm-menu-200");
        douwe.button("Terug").click();
        assertThat(walk(douwe, 200)).isGreaterThan(ordinary);
        letters(douwe.page(), 100);
        douwe.page().setViewportSize(Screen.PHONE.width / 2, Screen.PHONE.height / 2);
        douwe.page().waitForTimeout(300);
        holds(douwe);
        douwe.axe().screenshot("calm-zoomed");
        walk(douwe, 100);
        douwe.page().setViewportSize(Screen.DESKTOP.width, Screen.DESKTOP.height);
        douwe.page().waitForTimeout(300);
        holds(douwe);
        douwe.axe().screenshot("calm-first", Screen.DESKTOP);
        walk(douwe, 100);
        assertThat((List<?>) douwe.page()
                        .evaluate("() => document.querySelector('main').getAnimations({ subtree: true })"
                                + ".map(each => each.effect.target.outerHTML)"))
                .isEmpty();
    }

    @Test
    void r_c22_theKeyboardReadsOnAnswersAndComesBack() {
        var rixt = calm(Screen.PHONE, "Rixt");
        for (var times = 0; times < 30 && !rixt.button("Antwoord").isVisible(); times++) {
            rixt.tabTo("Volgende").press("Enter");
        }
        rixt.tabTo("Antwoord").press("Enter");
        assertThat(rixt.page().locator(".sheet-title")).isVisible();
        rixt.page().locator("vaadin-text-area textarea").fill("Ik lees het rustig.");
        rixt.settle().button("Verstuur").click();
        assertThat(rixt.page().locator(".sheet-title")).not().isVisible();
        assertThat(rixt.page().locator(".calm-thing")).containsText("Ik lees het rustig.");
        assertThat(rixt.button("Er is iets nieuws")).not().isVisible();
        holds(rixt);
        rixt.tabTo("Meer").press("Enter");
        holds(rixt);
        rixt.axe().screenshot("calm-menu");
        rixt.tabTo("Terug").press("Enter");
        assertThat(rixt.button("Volgende")).isVisible();
    }

    @Test
    void r_c8_anAlertWaitsForOneTapAndIsPickedUpThere() {
        clockTo(kring, DayOfWeek.THURSDAY, "16:20");
        var bauke = calm(Screen.PHONE, "Bauke");
        letters(bauke.page(), 200);
        var before = bauke.page().locator(".calm-thing").innerText();
        var sietske = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Sietske");
        sietske.button("Ik zag iets").click();
        sietske.tick("Snel boos om iets kleins").button("Verder").click();
        sietske.tick("Ik maak me zorgen").button("Verstuur").click();
        assertThat(sietske.button("Klaar")).isVisible();
        var news = bauke.button("Er is iets nieuws");
        assertThat(news).isVisible();
        assertThat(bauke.page().locator(".calm-thing").innerText()).isEqualTo(before);
        bauke.axe().screenshot("calm-news-200");
        news.click();
        bauke.settle();
        assertThat(bauke.button("Ik pak dit op")).isVisible();
        holds(bauke);
        bauke.axe().screenshot("calm-alert-200");
        letters(bauke.page(), 100);
        holds(bauke);
        bauke.axe().screenshot("calm-alert");
        bauke.tabTo("Ik pak dit op").press("Enter");
        assertThat(bauke.button("Ik pak dit op")).not().isVisible();
        holds(bauke);
        bauke.axe().screenshot("calm-alert-taken");
    }
}
