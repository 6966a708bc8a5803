package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody on paper, in a browser and on A4: Anke puts Henk on paper, and prints the page for his fridge. */
@Tag("long")
class FridgeTests extends BrowserTest {
    @AfterEach
    void close() {
        closeVisitors();
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void thePageForTheFridgeIsBigLettersOnOneOrTwoSheetsAndNothingElse(Screen screen) throws IOException {
        var anke = visitor(screen).enterAs("Anke");
        var people = anke.page().url().replaceAll("/(timeline|calm).*", "/people");
        anke.open(people.substring(people.indexOf("/circle/")));
        if (anke.page().locator("a[href*='/paper/']").count() == 0) {
            anke.button("Zet iemand op papier").click();
            anke.settle()
                    .page()
                    .locator(".pick")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Henk"))
                    .first()
                    .click();
            anke.button("Op papier").last().click();
        }
        anke.page().locator("a[href*='/paper/']").first().click();
        assertThat(anke.page().locator(".fridge h1")).hasText("Kring van Douwe");
        anke.settle();
        assertThat(anke.page().locator(".fridge-page .back")).isInViewport();
        anke.screenshot("fridge").axe();
        anke.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(anke.page().locator(".fridge")).isVisible();
        assertThat(anke.page().locator("kring-print")).isHidden();
        assertThat(anke.page().locator("nav").first()).isHidden();
        if (screen == Screen.DESKTOP) {
            var pdf = anke.page()
                    .pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(false));
            try (var paper = Loader.loadPDF(pdf)) {
                var text = new PDFTextStripper().getText(paper);
                assertThat(text).contains("Kring van Douwe", "Wie bel je?", "112", "Deze week", "Wie is wie");
                assertThat(text).doesNotContain("Vertel iets", "Print dit blad", "http");
                assertThat(paper.getNumberOfPages()).isLessThanOrEqualTo(2);
                var size = paper.getPage(0).getMediaBox();
                assertThat(size.getWidth()).isBetween(590f, 600f);
                assertThat(size.getHeight()).isBetween(838f, 846f);
                if (Boolean.getBoolean("kring.screens")) {
                    var picture = new PDFRenderer(paper).renderImageWithDPI(0, 80);
                    javax.imageio.ImageIO.write(
                            picture,
                            "png",
                            Files.createDirectories(Path.of("target"))
                                    .resolve("fridge-a4.png")
                                    .toFile());
                }
            }
        }
        anke.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
