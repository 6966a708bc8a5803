package nl.kring.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import nl.kring.browser.BrowserTest;
import nl.kring.browser.KringJar;
import nl.kring.browser.Screen;
import nl.kring.browser.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A professional by a real Keycloak ({@code ./kring keycloak}): linked, in, out at once by back-channel logout, and out within five minutes when disabled. */
@Tag("keycloak")
class KeycloakTests extends BrowserTest {
    private static final String ID = "brege";
    private static final Path ZIP = Path.of(System.getProperty("kring.keycloak", "target/keycloak/keycloak.zip"));

    private static void signInThere(Visitor elske) {
        elske.page().waitForURL(Pattern.compile("/realms/kring/"));
        elske.page().locator("#username").fill("elske");
        elske.page().locator("#password").fill("elske");
        elske.page().locator("#kc-login").click();
        elske.page().waitForURL(Pattern.compile("/kringen"));
        elske.settle();
    }

    private static void isOutWithin(Visitor elske, double milliseconds) {
        elske.page()
                .waitForURL(
                        url -> url.replaceFirst("^https?://[^/]+", "").equals("/"),
                        new Page.WaitForURLOptions().setTimeout(milliseconds));
        assertThat(elske.page().getByText("Ga naar je kring")).isVisible();
    }

    @Test
    void aProfessionalComesByHerWorkAndIsOutWhenSheIsOutThere() {
        try (var keycloak = new Keycloak(ZIP);
                var kring = KringJar.start(
                        "--kring.oidc.brege.issuer=" + keycloak.issuer(),
                        "--kring.oidc.brege.client-id=kring",
                        "--kring.oidc.brege.client-secret=" + Keycloak.SECRET,
                        "--kring.oidc.brege.name=Praktijk De Brêge",
                        "--kring.oidc.brege.organisation=Praktijk De Brêge")) {
            keycloak.knows(kring.url("").replaceFirst("/$", ""), ID);
            var person = keycloak.person("elske");
            var elske = visitor(kring, Screen.DESKTOP, "nl-NL").expecting(".").enterAs("Elske");

            elske.open("/apparaten").button("Log voortaan in via").click();
            signInThere(elske);
            keycloak.logout(person);
            isOutWithin(elske, 3_000);

            elske.open("/inloggen").button("Ga verder via").click();
            signInThere(elske);
            keycloak.disable(person);
            isOutWithin(elske, 300_000);

            elske.open("/inloggen").button("Ga verder via").click();
            elske.page().waitForURL(Pattern.compile("/realms/kring/"));
            closeVisitors();
        }
    }
}
