package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a browser shows to whom mail does not come: a strip above every page, what became of the last mail, and one step that mends it. */
@Tag("long")
class MailBackTests extends BrowserTest {
    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void anAddressAndSixDigitsMendIt(Screen screen) throws Exception {
        try (var kring = KringJar.start()) {
            var sietske = visitor(kring, screen, "nl-NL").enterAs("Sietske");
            var circle = sietske.page().url().replaceAll(".*(/circle/[^/]+)/.*", "$1");
            sietske.open(circle + "/told");
            sietske.button("Stuur mij een proefmail").click();
            assertThat(sietske.says("De mail is onderweg").first()).isVisible();
            for (var tries = 0;
                    tries < 20
                            && sietske.open(circle + "/told")
                                            .says("Er kwam niets van terug")
                                            .count()
                                    == 0;
                    tries++) {
                sietske.page().waitForTimeout(500);
            }
            assertThat(sietske.says("een proefmail, verstuurd naar s…@").first())
                    .isVisible();
            sietske.settle().axe().screenshot("mail-left");
            comesBack(kring.data());
            sietske.open(circle + "/timeline");
            assertThat(sietske.says("Je mail komt niet aan. Kijk je adres na.").first())
                    .isVisible();
            sietske.settle().axe().screenshot("mail-back-strip");
            sietske.page().locator(".asked a[href$='/told']").click();
            assertThat(sietske.says("Kwam terug: Dit adres bestaat niet.").first())
                    .isVisible();
            sietske.settle().axe().screenshot("mail-back");
            sietske.page().locator("input[type=email]").fill("sietske@elders.example");
            sietske.button("Stuur mij zes cijfers").click();
            assertThat(sietske.says("Kijk in je mail").first()).isVisible();
            sietske.settle().axe().screenshot("mail-back-code");
            sietske.page()
                    .locator("vaadin-text-field input")
                    .first()
                    .fill(digitsMailedTo(kring, "sietske@elders.example"));
            sietske.button("Verder").click();
            assertThat(sietske.says("Het is gelukt").first()).isVisible();
            sietske.settle().axe();
            sietske.open(circle + "/timeline");
            assertThat(sietske.says("Je mail komt niet aan")).hasCount(0);
            comesBack(kring.data());
            var douwe = visitor(kring, screen, "nl-NL").enterAs("Douwe");
            douwe.open(circle + "/people");
            assertThat(douwe.says("Bij Sietske komt geen mail van Kring aan.").first())
                    .isVisible();
            douwe.says("Bij Sietske komt geen mail van Kring aan.").first().scrollIntoViewIfNeeded();
            douwe.settle().axe().screenshot("mail-back-people");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"PHONE", "DESKTOP"})
    void aNumberAndSixDigitsAndAnAnswerByTextMessage(Screen screen) throws Exception {
        try (var kring = KringJar.start()) {
            var sietske = visitor(kring, screen, "nl-NL").enterAs("Sietske");
            var circle = sietske.page().url().replaceAll(".*(/circle/[^/]+)/.*", "$1");
            sietske.open(circle + "/told");
            sietske.page().locator("input[autocomplete=tel]").scrollIntoViewIfNeeded();
            sietske.settle().axe().screenshot("by-phone");
            sietske.page().locator("input[autocomplete=tel]").fill("06-12 34 56 70");
            sietske.button("Stuur mij een sms met zes cijfers").click();
            assertThat(sietske.says("Kijk op je telefoon").first()).isVisible();
            sietske.settle().axe().screenshot("by-phone-code");
            sietske.page().locator("input[autocomplete=one-time-code]").fill(digitsMailedTo(kring, "+31612345670"));
            sietske.page().keyboard().press("Enter");
            assertThat(sietske.says("Het is gelukt. Dit nummer is van jou.").first())
                    .isVisible();
            sietske.button("Stuur mij een proef-sms").click();
            assertThat(sietske.says("De sms is onderweg.").first()).isVisible();
            sietske.settle().axe().screenshot("by-phone-proven");
            sietske.button("Stuur geen sms meer").click();
            assertThat(sietske.says("Je krijgt geen sms van Kring.").first()).isVisible();
            sietske.settle().axe().screenshot("by-phone-stopped");
            sietske.open("/demo/post");
            sietske.page()
                    .locator(".post:has-text('+31612345670') input")
                    .first()
                    .fill("START");
            sietske.settle().axe().screenshot("demo-sms");
            sietske.page()
                    .locator(".post:has-text('+31612345670') vaadin-button")
                    .first()
                    .click();
            assertThat(sietske.says("Verstuurd.").first()).isVisible();
            sietske.open(circle + "/told");
            assertThat(sietske.says("Stuur mij een proef-sms").first()).isVisible();
        }
    }

    /** A demo mails nobody, so nothing comes back by itself: written down as what came in would write it. */
    private static void comesBack(Path data) throws Exception {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(data.resolve("passwords/kring_app")).strip();
        try (var app = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/kring", "kring_app", password);
                var act = app.createStatement()) {
            act.execute("set role kring_worker");
            act.execute("update common.mail_out set came_back_at = common.kring_now(), why = 'NO_SUCH_ADDRESS' "
                    + "where account_id in (select id from common.account where first_name = 'Sietske')");
            act.execute(
                    "update common.channel set bounced_at = common.kring_now(), bounced_why = 'NO_SUCH_ADDRESS' "
                            + "where kind = 'EMAIL' and account_id in (select id from common.account where first_name = 'Sietske')");
        }
    }
}
