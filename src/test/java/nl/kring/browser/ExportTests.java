package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident takes along what Kring knows of her, and reads it without Kring. */
@Tag("long")
class ExportTests extends BrowserTest {
    @TempDir
    Path temp;

    @Test
    void r_m6_theResidentTakesItAlongAtOnceAndReadsItWithoutKring() throws Exception {
        var douwe = visitor(Screen.PHONE).enterAs("Douwe").place("people");
        link(douwe, "Wat Kring van mij weet").click();
        assertThat(link(douwe, "Neem alles mee")).isVisible();
        douwe.settle().axe().screenshot("known");
        var download =
                douwe.page().waitForDownload(() -> link(douwe, "Neem alles mee").click());
        assertThat(download.suggestedFilename()).isEqualTo("kring.zip");
        var page = unpacked(download.path());
        douwe.page().navigate(page.toUri().toString());
        assertThat(douwe.page().locator("h1")).hasText("Kring van Douwe");
        assertThat(douwe.page().locator("#posts article").first()).isVisible();
        douwe.axe().screenshot("known-file");

        var again = visitor(Screen.PHONE).enterAs("Douwe").place("looked");
        assertThat(again.says("Jij nam alles mee wat Kring weet").first()).isVisible();
        again.settle().axe();
    }

    private static com.microsoft.playwright.Locator link(Visitor visitor, String words) {
        return visitor.page()
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions().setName(words));
    }

    private Path unpacked(Path zip) throws Exception {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, temp.resolve(entry.getName()));
            }
        }
        return temp.resolve("kring.html");
    }
}
