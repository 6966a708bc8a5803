package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ninety days in a browser: tapped, walked by keyboard, read as a list, with large letters, in the dark and with high contrast. */
@Tag("long")
class NinetyDaysTests extends BrowserTest {
    private static final String WIDER =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    /** What of the days stands outside the screen. */
    private static final String OUTSIDE =
            "() => [...document.querySelectorAll('.watch-now *, .ninety *')].filter(it => it.checkVisibility()"
                    + " && it.getBoundingClientRect().right > innerWidth + 1).map(it => it.localName + ' ' + it.textContent.trim())"
                    + ".slice(0, 3).join('; ')";

    private static KringJar kring;

    @BeforeAll
    static void start() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor at(Screen screen, String name, String place) {
        var who = visitor(kring, screen, "nl-NL").enterAs(name).place(place);
        who.page().setViewportSize(screen.width, screen == Screen.PHONE ? 2200 : 1500);
        return who.settle();
    }

    private static Locator day(Visitor who) {
        return who.page().locator(".ninety-day");
    }

    private static void look(Visitor who, String name) {
        who.page().waitForTimeout(300);
        assertThat((int) who.page().evaluate(WIDER)).as(name + " too wide").isZero();
        who.axe().screenshot(name);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void r_d9_ninetyDaysAreTappedWalkedAndReadAsAList(Screen screen) {
        var anke = at(screen, "Anke", "watch");
        assertThat(day(anke)).isVisible();
        look(anke, "ninety");
        var slider = anke.page().locator("kring-ninety input");
        slider.focus();
        var before = slider.getAttribute("aria-valuetext");
        anke.press("Home");
        assertThat(slider.getAttribute("aria-valuetext")).isNotEqualTo(before).contains(": ");
        anke.press("End");
        anke.page().keyboard().press("ArrowLeft");
        anke.page().waitForTimeout(400);
        assertThat(day(anke).locator("h3")).containsText("Gisteren");
        anke.button("Eerder").click();
        anke.settle();
        var stepped = day(anke).locator("h3").innerText();
        anke.page()
                .locator("kring-ninety svg")
                .click(new Locator.ClickOptions()
                        .setPosition(anke.page().locator("kring-ninety svg").boundingBox().width * 0.9, 60));
        assertThat(day(anke).locator("h3")).not().hasText(stepped);
        anke.settle();
        for (var steps = 0; steps < 60 && !day(anke).innerText().contains("Bauke pakt het op"); steps++) {
            anke.button("Eerder").click();
            anke.settle();
        }
        assertThat(day(anke).innerText()).contains("Bauke pakt het op", "02:50");
        look(anke, "ninety-day");
        anke.page().getByText("Lees het als lijst").click();
        assertThat(anke.says("Zo ging het").first()).isVisible();
        look(anke, "ninety-list");
    }

    @Test
    void r_d9_readableByWhoNeedsLargeLettersTheDarkOrHighContrast() {
        var douwe = at(Screen.PHONE, "Douwe", "watch");
        douwe.page().setViewportSize(360, 2600);
        look(douwe, "ninety-360");
        douwe.page().evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        douwe.page().setViewportSize(360, 3000);
        douwe.page().waitForTimeout(500);
        assertThat(douwe.page().evaluate(OUTSIDE)).as("letters twice as large").isEqualTo("");
        douwe.screenshot("ninety-200");
        douwe.page().evaluate("() => { document.documentElement.style.fontSize = ''; }");
        douwe.page().setViewportSize(180, 3000);
        douwe.page().waitForTimeout(500);
        assertThat(douwe.page().evaluate(OUTSIDE)).as("the page twice as large").isEqualTo("");
        var dark = at(Screen.DESKTOP, "Anke", "watch");
        dark.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look(dark, "ninety-dark");
        dark.page()
                .emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setContrast(Contrast.MORE));
        look(dark, "ninety-contrast");
        dark.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        dark.page().waitForTimeout(300);
        dark.screenshot("ninety-forced");
    }

    @Test
    void r_c19_whoIsNearAndAHelperReadTheirOwnPart() {
        look(at(Screen.PHONE, "Rixt", "watch"), "ninety-line");
        look(at(Screen.PHONE, "Sietske", "watch"), "ninety-helper");
    }

    @Test
    void r_c22_theCalmScreen() {
        var bauke = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Bauke");
        bauke.place("people").tick("Eén ding tegelijk op mijn scherm");
        bauke.page().waitForURL("**/calm");
        bauke.place("watch");
        bauke.page().setViewportSize(390, 1800);
        assertThat(bauke.page().locator("kring-ninety")).hasCount(0);
        look(bauke, "ninety-calm");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void r_d25_theAgreedSignOfLifeIsFitToBeSeen(Screen screen) {
        var douwe = at(screen, "Douwe", "watch");
        if (douwe.button("Spreek dit af").count() > 0) {
            look(douwe, "silence-none");
            douwe.button("Spreek dit af").click();
        } else {
            douwe.button("Verander dit").click();
        }
        douwe.settle();
        look(douwe, "silence-sheet");
        douwe.button("Klaar").click();
        assertThat(douwe.button("Verander dit")).isVisible();
        assertThat(douwe.settle().focused()).isEqualTo("Even laten weten dat je er bent");
        look(douwe, "silence-agreed");
        if (douwe.button("Even weg of rust").isVisible()) {
            douwe.button("Even weg of rust").click();
            look(douwe.settle(), "silence-quiet");
            douwe.page().keyboard().press("Escape");
        }
        look(at(screen, "Sietske", "watch"), "silence-helper");
        if (screen == Screen.DESKTOP) {
            clockTo(kring, DayOfWeek.SATURDAY, "09:45");
        } else {
            clockTo(kring, DayOfWeek.FRIDAY, "09:45");
        }
        clockForward(kring, java.time.Duration.ofMinutes(30));
        var late = at(screen, "Douwe", "timeline");
        assertThat(late.says("Laat even weten dat je er bent")).isVisible();
        late.page().setViewportSize(screen.width, screen.height);
        look(late, "silence-own");
        clockForward(kring, java.time.Duration.ofMinutes(60));
        var bauke = at(screen, "Bauke", "timeline");
        assertThat(bauke.says("Nog niets gehoord van Douwe")).isVisible();
        bauke.page().setViewportSize(screen.width, screen.height);
        look(bauke, "silence-asked");
        look(at(screen, "Bauke", "watch"), "silence-asked-watch");
        bauke.button("Ik ga kijken").click();
        assertThat(bauke.says("Jij gaat kijken.")).isVisible();
        look(bauke, "silence-mine");
        assertThat(List.of(screen)).isNotEmpty();
    }
}
