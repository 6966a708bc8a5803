package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installation without a demo: the console's link makes a municipality, its administrator and a first organisation, by real mail. */
@Tag("long")
class NewInstallationTests extends BrowserTest {
    private static final Pattern LINK = Pattern.compile("/begin\\?sleutel=[\\w-]{43}");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Pattern EMPLOYEE = Pattern.compile("/medewerker\\?link=[\\w-]{43}");

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static String last(Pattern wanted, String text) {
        var found = wanted.matcher(text).results().toList();
        assertThat(found).as(text).isNotEmpty();
        return found.getLast().group();
    }

    private static String mailed(int number, Pattern wanted) {
        assertThat(MAIL.waitForIncomingEmail(20_000, number)).isTrue();
        return last(
                wanted,
                GreenMailUtil.getBody(MAIL.getReceivedMessages()[number - 1])
                        .replace("=\r\n", "")
                        .replace("=3D", "="));
    }

    @Test
    void theLinkOfTheConsoleOpensOnceAndMakesAMunicipality() {
        try (var kring = KringJar.start(
                "--kring.demo=false",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + MAIL.getSmtp().getPort())) {
            var first = last(LINK, kring.log());
            kring.kill();
            kring.startAgain();
            var second = last(LINK, kring.log());
            assertThat(second).isNotEqualTo(first);

            var joke = visitor(kring, Screen.DESKTOP, "nl-NL").expecting("WebSocket|ERR_CONNECTION");
            joke.open(first);
            assertThat(joke.says("Deze link werkt niet")).isVisible();
            joke.open(second).axe().screenshot("begin");
            joke.page().getByLabel("Naam van de gemeente").fill("Nieuwstad");
            joke.page().getByLabel("Voornaam").fill("Joke");
            joke.page().getByLabel("Achternaam").fill("Visser");
            joke.page().getByLabel("Je e-mailadres").fill("joke@nieuwstad.example");
            joke.button("Verder").click();
            joke.page().getByLabel("De zes cijfers").fill(mailed(1, CODE));
            joke.button("Verder").click();
            joke.page().waitForURL(Pattern.compile("/desk/gemeente"));

            joke.settle().axe().screenshot("office");
            joke.page().locator("label.pick").nth(1).click();
            joke.page().getByLabel("Hoe noemen jullie").fill("wijkteam");
            joke.button("Zo heten wij").click();
            assertThat(joke.says("Het staat zo in Kring.")).isVisible();

            joke.open("/desk/organisaties").button("Nieuwe organisatie").click();
            joke.page().getByLabel("Naam van de organisatie").fill("Praktijk Zuid");
            joke.page().getByLabel("Wat staat achter de @").fill("praktijkzuid.example");
            joke.page().getByLabel("Wie zegt daar wie er werkt").fill("Sanne");
            joke.page().getByLabel("E-mailadres van die persoon").fill("sanne@praktijkzuid.example");
            joke.settle().axe().screenshot("organisation");
            joke.button("Zet in de lijst").click();
            joke.button("Ja, dit klopt").click();
            assertThat(joke.says("Vertrouwd sinds")).isVisible();
            joke.settle().axe().screenshot("organisations");

            var sanne = visitor(kring, Screen.PHONE, "nl-NL").expecting("WebSocket|ERR_CONNECTION");
            sanne.open(mailed(2, EMPLOYEE)).axe().screenshot("employee");
            sanne.button("Ja, ik ben Sanne").click();
            sanne.page().waitForURL(Pattern.compile("/organisatie"));
            sanne.settle().axe().screenshot("employees");

            var again = visitor(kring, Screen.PHONE, "nl-NL")
                    .expecting("WebSocket|ERR_CONNECTION")
                    .open(second);
            assertThat(again.says("Deze link werkt niet")).isVisible();
            kring.kill();
            kring.startAgain();
            assertThat(last(LINK, kring.log()))
                    .as("nothing is printed any more")
                    .isEqualTo(second);
            closeVisitors();
        }
    }
}
