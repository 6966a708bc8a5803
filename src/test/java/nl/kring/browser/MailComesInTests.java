package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged application with a mailbox of its own, by its settings alone: it empties it, also after it was killed (R-C5). */
@Tag("browser")
@Tag("long")
class MailComesInTests {
    private static final String BOX = "in@kring.example";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
            new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    private static void comesIn(String from) throws Exception {
        var raw = "Authentication-Results: mx.kring.example; dmarc=pass header.from=elders.example\r\nMessage-ID: <"
                + from + ">\r\nFrom: " + from + "\r\nTo: antwoord+" + "a".repeat(32)
                + "@kring.example\r\n\r\nLaat mij erin";
        MAIL.getUserManager()
                .getUser(BOX)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> answersTo(String address) throws Exception {
        var until = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(until) && to(address).isEmpty()) {
            Thread.sleep(200);
        }
        return to(address);
    }

    private static List<String> to(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: \"" + address + "\" <" + address + ">")
                        || GreenMailUtil.getHeaders(mail).contains("<" + address + ">")
                                && GreenMailUtil.getHeaders(mail).contains("Auto-Submitted: auto-generated"))
                .map(GreenMailUtil::getBody)
                .toList();
    }

    private static int inFolder() throws Exception {
        return MAIL.getManagers()
                .getImapHostManager()
                .getInbox(MAIL.getUserManager().getUser(BOX))
                .getMessageCount();
    }

    @Test
    void r_c5_aMailboxIsEmptiedByTheSettingsAloneAndAgainAfterAKill() throws Exception {
        MAIL.setUser(BOX, BOX, "geheim");
        comesIn("een@elders.example");
        try (var kring = KringJar.start(
                "--kring.demo=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + MAIL.getSmtp().getPort(),
                "--kring.mail.in.host=127.0.0.1",
                "--kring.mail.in.port=" + MAIL.getImap().getPort(),
                "--kring.mail.in.tls=false",
                "--kring.mail.in.user=" + BOX,
                "--kring.mail.in.password=geheim",
                "--kring.mail.in.authserv=mx.kring.example",
                "--kring.mail.in.domain=kring.example",
                "--kring.mail.in.every=1s")) {
            assertThat(answersTo("een@elders.example")).singleElement().satisfies(mail -> assertThat(mail)
                    .contains("Kring kent dit mailadres hier niet")
                    .doesNotContain("Laat mij erin"));
            assertThat(inFolder()).isZero();
            kring.kill();
            comesIn("twee@elders.example");
            kring.startAgain();
            assertThat(answersTo("twee@elders.example")).hasSize(1);
            assertThat(answersTo("een@elders.example"))
                    .as("and the first hears no more")
                    .hasSize(1);
            assertThat(inFolder()).isZero();
        }
    }
}
