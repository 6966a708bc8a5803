package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A photo from a telephone, to who reads along in another browser. */
@Tag("long")
class PhotoTests extends BrowserTest {
    private static final String WORDS = "Zo mooi was het bij de dijk vandaag.";

    @Test
    void at_c4_aPhotoWithItsPlaceIsSeenByOthersWithoutIt() {
        var rixt = visitor(Screen.PHONE).enterAs("Rixt");
        rixt.button("Vertel iets").click();
        rixt.settle().page().locator("vaadin-text-area textarea").fill(WORDS);
        var phone = SentPhotos.fromPhone(SentPhotos.outside(1600, 1200), 1);
        assertThat(new String(phone, StandardCharsets.ISO_8859_1)).contains("Sietske");
        rixt.page()
                .locator("vaadin-upload input[type=file]")
                .first()
                .setInputFiles(new FilePayload("IMG_2041.jpg", "image/jpeg", phone));
        assertThat(rixt.page().locator(".photo-chosen img")).hasCount(1);
        rixt.page().locator(".photo-chosen input").first().fill("De dijk met de zon erboven");
        rixt.settle().axe().screenshot("photo-chosen");
        rixt.button("Verstuur").click();
        assertThat(rixt.says(WORDS)).isVisible();

        for (var screen : new Screen[] {Screen.PHONE, Screen.DESKTOP}) {
            var sietske = visitor(screen).enterAs("Sietske");
            var card = sietske.page()
                    .locator("main article")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(WORDS));
            var photo = card.locator(".photo img");
            photo.scrollIntoViewIfNeeded();
            assertThat(photo).hasAttribute("alt", "De dijk met de zon erboven");
            sietske.page()
                    .waitForFunction(
                            "() => [...document.querySelectorAll('.photo img')].some(i => i.complete && i.naturalWidth > 0)");
            sietske.settle().axe().screenshot("photo-card");
            card.locator("button.photo").click();
            assertThat(sietske.page().locator(".sheet-title")).containsText("Foto 1 van 1");
            sietske.page()
                    .waitForFunction(
                            "() => { const i = document.querySelector('.sheet-body img'); return i && i.complete && i.naturalWidth > 0; }");
            sietske.settle().axe().screenshot("photo-large");
            var file = sietske.page()
                    .request()
                    .get(Objects.requireNonNull(String.valueOf(
                            sietske.page().locator(".sheet-body img").evaluate("image => image.src"))));
            assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Sietske");
            sietske.press("Escape");
            assertThat(sietske.page().locator(".sheet-title")).hasCount(0);
            assertThat(photo).isVisible();
            assertThat(sietske.focused()).as("the focus is back on the page").isNotNull();
        }
    }
}
