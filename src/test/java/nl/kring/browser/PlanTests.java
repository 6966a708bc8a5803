package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Making a plan in a browser: Douwe changes his, Anke says yes to a place in the line, he approves it and prints it. */
@Tag("long")
class PlanTests extends BrowserTest {
    private static KringJar kring;

    @BeforeAll
    static void start() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void r_d2_r_d4_hePlansStepByStepSheSaysYesAndItIsPrintedOnOneSheet(Screen screen) throws IOException {
        var douwe = visitor(kring, screen, "nl-NL").enterAs("Douwe").place("watch");
        douwe.screenshot("plan-watch").axe();
        link(douwe, "Pas het plan aan").click();
        assertThat(douwe.button("Begin")).isVisible();
        douwe.settle().screenshot("plan-begin").axe();
        douwe.button("Begin").click();
        assertThat(link(douwe, "Ga verder met het plan")).isVisible();
        douwe.settle().screenshot("plan-steps").axe();
        for (var step : List.of("green", "signs", "helps", "actions", "line", "holder", "outside", "approve")) {
            douwe.place("watch/plan/" + step);
            douwe.page().locator("main details").all().forEach(more -> more.evaluate("it => it.open = true"));
            douwe.screenshot("plan-" + step).axe();
        }
        // by keyboard alone
        douwe.place("watch/plan/green").tabTo("Bewaar en ga verder").press("Enter");
        assertThat(douwe.page().locator("main h1")).containsText("Waaraan zie je");
        asksAnke(douwe, screen);
        douwe.place("watch/plan/approve");
        douwe.button("Het klopt, dit is mijn plan").click();
        assertThat(link(douwe, "Pas het plan aan")).isVisible();
        douwe.place("watch/versions").screenshot("plan-versions").axe();
        prints(douwe, "page", screen);
        prints(douwe, "card", screen);
    }

    private static Locator link(Visitor visitor, String words) {
        return visitor.page().locator("main a").filter(new Locator.FilterOptions().setHasText(words));
    }

    /** On the second screen she is in the line already. */
    private void asksAnke(Visitor douwe, Screen screen) {
        douwe.place("watch/plan/line");
        if (screen == Screen.DESKTOP) {
            return;
        }
        var main = douwe.page().locator("main");
        main.locator("label.pick")
                .filter(new Locator.FilterOptions().setHasText("Anke"))
                .first()
                .click();
        main.locator("label.pick")
                .filter(new Locator.FilterOptions().setHasText("gewekt"))
                .first()
                .click();
        douwe.settle().button("Zet in de rij").click();
        assertThat(main.getByText("nog niet gevraagd")).isVisible();
        douwe.button("Vraag het hun").click();
        assertThat(main.getByText("gevraagd, nog geen antwoord")).isVisible();
        douwe.settle().screenshot("plan-asked").axe();
        var anke = visitor(kring, screen, "nl-NL").enterAs("Anke");
        assertThat(anke.button("Ja, dat mag")).isVisible();
        anke.screenshot("plan-question").axe();
        anke.page().locator(".line-question label.pick").click();
        anke.button("Ja, dat mag").click();
        assertThat(anke.page().locator(".line-question")).hasCount(0);
        assertThat(main.getByText("gevraagd, nog geen antwoord")).isVisible();
    }

    private void prints(Visitor douwe, String what, Screen screen) throws IOException {
        douwe.place("watch/print/" + what);
        assertThat(douwe.page().locator(".plan-paper h1")).isVisible();
        douwe.screenshot("plan-print-" + what).axe();
        douwe.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(douwe.page().locator("kring-print")).isHidden();
        var pdf = douwe.page()
                .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(false));
        try (var paper = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(paper);
            assertThat(text).contains("Douwe", "Wie bel je?", "112", "Geprint op");
            assertThat(text).doesNotContain("Print dit", "Vertel iets", "http");
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(paper.getPage(0).getMediaBox().getWidth()).isBetween(590f, 600f);
            if (Visitor.PICTURES && screen == Screen.DESKTOP) {
                var picture = new PDFRenderer(paper).renderImageWithDPI(0, 80);
                javax.imageio.ImageIO.write(
                        picture,
                        "png",
                        Files.createDirectories(Path.of("target"))
                                .resolve("plan-" + what + "-a4.png")
                                .toFile());
            }
        }
        douwe.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
