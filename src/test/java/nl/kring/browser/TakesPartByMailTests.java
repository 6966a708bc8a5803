package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Locator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody who never opens the app takes part (R-C5, R-C9): told in a browser, mailed, answered from a mailbox, read in that browser, and put
 * together for who hears it at six. The packaged application, a real mail server at both its ends.
 */
@Tag("long")
class TakesPartByMailTests extends BrowserTest {
    private static final String BOX = "in@kring.example";
    private static final String SIETSKE = "sietske.lolkema@veenmeren.example";
    private static final String WORDS = "Zaterdag is er soep voor iedereen.";
    private static final String ANSWER = "Ik neem brood mee.";

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
            new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    private static List<MimeMessage> mailedTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(MimeMessage mail) throws MessagingException, IOException {
        Object content = mail.getContent();
        while (content instanceof MimeMultipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        return content.toString();
    }

    /** Of the mails to somebody those that tell what was told; a day on, the circle may ask for something else. */
    private static List<String> told(String address) throws MessagingException, IOException {
        var texts = new ArrayList<String>();
        for (var mail : mailedTo(address)) {
            texts.add(plain(mail));
        }
        texts.removeIf(text -> !text.contains(WORDS) && !text.contains(ANSWER) && !text.contains("verteld"));
        return texts;
    }

    private static MimeMessage mail(String address, int number) throws InterruptedException {
        for (var tries = 0; tries < 200 && mailedTo(address).size() < number; tries++) {
            Thread.sleep(200);
        }
        assertThat(mailedTo(address)).hasSize(number);
        return mailedTo(address).getLast();
    }

    /** As a mail program answers: the words above, what was answered below. */
    private static void answers(MimeMessage mail) throws Exception {
        var raw = """
                Authentication-Results: mx.kring.example; dmarc=pass header.from=veenmeren.example
                Message-ID: <brood@veenmeren.example>
                From: Sietske Lolkema <%s>
                To: %s
                Subject: Re: %s
                Content-Type: text/plain; charset=utf-8

                %s

                Op za 28 nov 2026 om 09:30 schreef Kring van Douwe:
                > %s
                """.formatted(SIETSKE, mail.getReplyTo()[0], mail.getSubject(), ANSWER, WORDS)
                .replace("\n", "\r\n");
        MAIL.getUserManager()
                .getUser(BOX)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void close() {
        closeVisitors();
    }

    @Test
    void r_c5_whoNeverOpensTheAppTakesPartAndWhoHearsItAtSixHearsItOnce() throws Exception {
        MAIL.setUser(BOX, BOX, "geheim");
        try (var kring = KringJar.start(
                "--kring.demo-mails=true",
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
            clockTo(kring, DayOfWeek.WEDNESDAY, "10:00");
            chooses(kring, "Sietske", "Meteen");
            chooses(kring, "Bauke", "Elke dag om 18:00");
            MAIL.purgeEmailFromAllMailboxes();

            var rixt = visitor(kring, Screen.PHONE, "nl-NL").enterAs("Rixt");
            rixt.button("Vertel iets").click();
            rixt.page().locator("vaadin-text-area textarea").fill(WORDS);
            rixt.settle().button("Verstuur").click();
            assertThat(rixt.says(WORDS)).isVisible();

            var mail = mail(SIETSKE, 1);
            assertThat(mail.getFrom()[0].toString()).contains("Kring van Douwe");
            assertThat(plain(mail)).contains("Rixt: " + WORDS).contains("Je kunt gewoon op deze mail antwoorden.");
            answers(mail);
            var card = rixt.page().locator("article").filter(new Locator.FilterOptions().setHasText(WORDS));
            assertThat(card.getByText(ANSWER)).isVisible(); // nobody loads that page again
            assertThat(card.getByText(WORDS)).hasCount(1);

            var bauke = "bauke.";
            assertThat(MAIL.getReceivedMessages()).noneMatch(any -> isTo(any, bauke));
            clockTo(kring, DayOfWeek.WEDNESDAY, "18:00");
            clockForward(kring, Duration.ofMinutes(15));
            assertThat(mailedTo(SIETSKE)).hasSize(1);
            var day = mail(bauke, 1);
            assertThat(day.getSubject()).isEqualTo("Vandaag in de kring van Douwe");
            assertThat(plain(day)).containsOnlyOnce(WORDS);
            clockForward(kring, Duration.ofDays(1));
            rixt.page().waitForTimeout(5_000); // nothing was told since, so no mail says that there is nothing
            assertThat(told(bauke)).hasSize(1);
            assertThat(told(SIETSKE)).as("her own words are no news to her").hasSize(1);
        }
    }

    private void chooses(KringJar kring, String who, String words) {
        var visitor =
                visitor(kring, Screen.PHONE, "nl-NL").enterAs(who).place("told").settle();
        visitor.page()
                .locator(".pick")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
        visitor.settle();
    }
}
