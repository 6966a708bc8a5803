package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Passkeys with Chromium's own virtual device: made, used, taken away; and one that did not verify its user is refused. */
class PasskeyTests extends BrowserTest {
    private static CDPSession device(Visitor visitor, boolean verifies) {
        var tools = visitor.page().context().newCDPSession(visitor.page());
        tools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", verifies);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        var added = new JsonObject();
        added.add("options", options);
        tools.send("WebAuthn.addVirtualAuthenticator", added);
        return tools;
    }

    private static void signOut(Visitor visitor) {
        visitor.open("/apparaten").button("Uitloggen op dit apparaat").click();
        assertThat(visitor.page().getByText("Ga naar je kring")).isVisible();
    }

    @Test
    void aPasskeyIsMadeOpensTheDoorAndIsTakenAway() {
        var rixt = visitor(Screen.PHONE).enterAs("Rixt").expecting("403");
        device(rixt, true);
        rixt.open("/apparaten").axe().button("Voeg dit apparaat toe").click();
        assertThat(rixt.says("Nog niet gebruikt")).isVisible();
        rixt.settle().axe().screenshot("devices");
        signOut(rixt);

        rixt.open("/inloggen").axe().button("Met vinger of gezicht").click();
        rixt.page().waitForURL(Pattern.compile("/circle/"));
        rixt.open("/apparaten");
        assertThat(rixt.says("Voor het laatst gebruikt: vandaag")
                        .or(rixt.says("Voor het laatst gebruikt:"))
                        .first())
                .isVisible();

        rixt.page().locator(".card").nth(1).getByText("Haal weg").click();
        assertThat(rixt.page().locator(".card").nth(1).getByText("Nog geen.")).isVisible();
        signOut(rixt);
        rixt.open("/inloggen").button("Met vinger of gezicht").click();
        assertThat(rixt.says("Dat lukte niet.")).isVisible();
    }

    @Test
    void aDeviceThatDoesNotVerifyItsUserIsRefused() {
        var bauke = visitor(Screen.PHONE).enterAs("Bauke");
        device(bauke, false);
        bauke.open("/apparaten").button("Voeg dit apparaat toe").click();
        assertThat(bauke.says("Dat lukte niet.")).isVisible();
    }

    @Test
    void aDeviceThatIsEndedElsewhereEmptiesItsOpenPage() {
        var one = visitor(Screen.PHONE).enterAs("Wietske");
        var other = visitor(Screen.DESKTOP).enterAs("Wietske");
        other.open("/apparaten").screenshot("devices");
        other.page()
                .locator(".employee")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasNotText("Dit apparaat"))
                .first()
                .getByText("Log uit")
                .click();
        one.leaves(Duration.ofSeconds(2));
    }
}
