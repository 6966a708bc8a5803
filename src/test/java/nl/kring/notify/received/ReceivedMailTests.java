package nl.kring.notify.received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read of a mail, and what of one that was made to harm. */
class ReceivedMailTests {
    private static final String HEAD =
            "From: Anna <anna@dorp.example>\r\nTo: antwoord+abc@kring.example\r\nMIME-Version: 1.0\r\n";

    private static MailFile file(String mail) throws Exception {
        return file(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static MailFile file(byte[] mail) throws Exception {
        return MailFile.of(out -> out.write(mail));
    }

    private static String text(String mail) throws Exception {
        return text(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] mail) throws Exception {
        try (var file = file(mail)) {
            return ReceivedMail.of(file).contents().text().strip();
        }
    }

    private static byte[] bytes(String head, byte[] body) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Test
    void letters_of_every_kind_are_read() throws Exception {
        assertThat(text(HEAD + "\r\nZo is het.")).isEqualTo("Zo is het.");
        assertThat(text(HEAD
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                        + "Caf=C3=A9, =E2=82=AC 5 en een lange re=\r\ngel"))
                .isEqualTo("Café, € 5 en een lange regel");
        assertThat(text(HEAD + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString("Skûtsje".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("Skûtsje");
        for (var name : new String[] {"windows-1252", "iso-8859-15", "utf-16", "iso-8859-1"}) {
            assertThat(text(bytes(
                            HEAD + "Content-Type: text/plain; charset=" + name
                                    + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
                            "Skûtsje én coördinaat".getBytes(Charset.forName(name)))))
                    .isEqualTo("Skûtsje én coördinaat");
        }
        assertThat(text(bytes(
                        HEAD + "Content-Type: text/plain; charset=klingon\r\n\r\n",
                        "Skûtsje".getBytes(StandardCharsets.UTF_8))))
                .as("letters that nobody knows")
                .isEqualTo("Skûtsje");
        assertThat(text(bytes(HEAD + "\r\n", "Skûtsje".getBytes(Charset.forName("windows-1252")))))
                .as("letters that are not named")
                .isEqualTo("Skûtsje");
    }

    @Test
    void of_a_mail_that_is_a_page_its_words_are_read_without_what_it_answers() throws Exception {
        assertThat(text(HEAD
                        + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p{}</style><title>x</title></head><body>"
                        + "<div>Ik kom.<br>Om 10:30 &amp; met taart</div><div><br></div><div>Anna</div><script>alert(1)</script>"
                        + "<div class=\"gmail_quote\"><div class=\"gmail_attr\">Op vr schreef Kring:</div><blockquote>geheim</blockquote></div>"
                        + "</body></html>"))
                .isEqualTo("Ik kom.\nOm 10:30 & met taart\n\nAnna");
        assertThat(text(HEAD + "Content-Type: text/html\r\n\r\n<p>Ja</p><p>Goed</p><div id=\"appendonsend\"></div><hr>"
                        + "<div id=\"divRplyFwdMsg\">Van: Kring</div><div>geheim</div>"))
                .isEqualTo("Ja\n\nGoed");
        assertThat(text(HEAD + "Content-Type: text/html\r\n\r\n<p>Ja</p><blockquote type=\"cite\">geheim</blockquote>"))
                .isEqualTo("Ja");
        assertThat(text(HEAD + "Content-Type: text/html\r\n\r\n" + "<div>".repeat(50_000) + "diep"))
                .contains("diep");
    }

    @Test
    void of_two_ways_of_saying_it_the_plain_one_is_read() throws Exception {
        var mail = HEAD
                + "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nplat\r\n"
                + "--a\r\nContent-Type: text/html\r\n\r\n<p>pagina</p>\r\n--a--\r\n";
        assertThat(text(mail)).isEqualTo("plat");
        assertThat(text(mail.replace("plat", " "))).isEqualTo("pagina");
    }

    private static String mixed(String... parts) {
        return HEAD
                + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\nKijk eens\r\n--m\r\n"
                + String.join("\r\n--m\r\n", parts) + "\r\n--m--\r\n";
    }

    private static String attached(String type, String name, int bytes) {
        return "Content-Type: " + type + "; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(new byte[bytes]);
    }

    private static void reads(String mail, Consumer<Contents> look) throws Exception {
        try (var file = file(mail)) {
            look.accept(ReceivedMail.of(file).contents());
        }
    }

    @Test
    void r_c5_five_pictures_of_ten_megabytes_come_along_and_the_rest_is_named() throws Exception {
        reads(
                mixed(
                        attached("image/jpeg", "1.jpg", 100),
                        attached("image/png", "2.png", 100),
                        attached("application/octet-stream", "3.JPG", 100),
                        attached("image/jpeg", "groot.jpg", 11 << 20),
                        attached("image/jpeg", "4.jpg", 100),
                        attached("image/webp", "5.webp", 100),
                        attached("image/jpeg", "6.jpg", 100),
                        attached("application/pdf", "brief.pdf", 100),
                        attached("image/svg+xml", "x.svg", 100),
                        attached("text/plain", "lijst.txt", 100)),
                mail -> {
                    assertThat(mail.text().strip()).isEqualTo("Kijk eens");
                    assertThat(mail.pictures())
                            .extracting(Attached::name)
                            .containsExactly("1.jpg", "2.png", "3.JPG", "4.jpg", "5.webp");
                    assertThat(mail.others()).containsExactly("groot.jpg", "6.jpg", "brief.pdf", "x.svg", "lijst.txt");
                });
    }

    @Test
    void the_mark_of_an_employer_in_the_words_is_no_photo() throws Exception {
        var mark = attached("image/png", "logo.png", 3000)
                .replace("attachment", "inline")
                .replace("\r\n\r\n", "\r\nContent-ID: <a@b>\r\n\r\n");
        reads(mixed(mark), mail -> {
            assertThat(mail.pictures()).isEmpty();
            assertThat(mail.others()).isEmpty();
        });
    }

    @Test
    void the_name_of_a_file_is_one_line_and_not_long() throws Exception {
        reads(
                mixed(attached("application/pdf", "=?utf-8?Q?a=0D=0ABcc:_x=E2=80=AE?=" + "n".repeat(300) + ".pdf", 10)),
                mail -> assertThat(mail.others()).singleElement().satisfies(name -> {
                    assertThat(name).doesNotContain("\r", "\n", "\u202e");
                    assertThat(name.length()).isLessThan(70);
                }));
    }

    private static void refused(byte[] mail, String key) throws Exception {
        try (var file = file(mail)) {
            var read = ReceivedMail.of(file);
            assertThat(read.from()).as("its sender is known all the same").isPresent();
            assertThatThrownBy(read::contents).isInstanceOf(Refused.class).hasMessage(key);
        }
    }

    @Test
    void r_c5_forty_attachments_are_refused() throws Exception {
        refused(
                mixed(IntStream.range(0, 40)
                                .mapToObj(at -> attached("image/jpeg", at + ".jpg", 10))
                                .toArray(String[]::new))
                        .getBytes(StandardCharsets.UTF_8),
                "reply.no.parts");
    }

    /** What one reading takes of the heap, all together, whether it was given back meanwhile or not. */
    private static long allocated(Action work) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private interface Action {
        void run() throws Exception;
    }

    private interface Bomb {
        void writeTo(OutputStream out) throws Exception;
    }

    /** Written piece by piece, so that the heap that is measured is that of who reads. */
    private static long reading(String key, Bomb bomb) throws Exception {
        return allocated(() -> {
            try (var file = MailFile.of(out -> {
                out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
                bomb.writeTo(out);
            })) {
                assertThatThrownBy(() -> ReceivedMail.of(file).contents())
                        .isInstanceOf(Refused.class)
                        .hasMessage(key);
            }
        });
    }

    private static void many(OutputStream out, String piece, int times) throws Exception {
        var bytes = piece.getBytes(StandardCharsets.US_ASCII);
        for (var at = 0; at < times; at++) {
            out.write(bytes);
        }
    }

    private static final long LITTLE = 8L << 20;

    @Test
    void r_c5_forty_megabytes_are_refused_without_being_held() throws Exception {
        assertThat(reading("reply.no.large", out -> {
                    many(out, "Content-Type: text/plain\r\n\r\n", 1);
                    many(out, "regel\r\n".repeat(100), 40 * 1500);
                }))
                .isLessThan(LITTLE);
    }

    @Test
    void r_c5_a_nest_of_parts_is_refused_without_being_held() throws Exception {
        var deep = nest(100_000);
        assertThat(reading("reply.no.parts", out -> out.write(deep))).isLessThan(LITTLE);
        var within = nest(300);
        assertThat(reading("reply.no.parts", out -> out.write(within)))
                .as("within the first bound, deeper than people send")
                .isLessThan(LITTLE);
    }

    private static byte[] nest(int deep) {
        var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (var at = 0; at < deep; at++) {
            mail.append("--b" + at + "\r\nContent-Type: multipart/mixed; boundary=b" + (at + 1) + "\r\n\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void r_c5_a_million_empty_parts_are_refused_without_being_held() throws Exception {
        assertThat(reading("reply.no.parts", out -> {
                    many(out, "Content-Type: multipart/mixed; boundary=b\r\n\r\n", 1);
                    many(out, "--b\r\n\r\n", 1_000_000);
                }))
                .isLessThan(LITTLE);
        assertThat(reading("reply.no.parts", out -> {
                    many(out, "Content-Type: multipart/mixed; boundary=b\r\n\r\n", 1);
                    many(out, "--b\r\r", 1_000_000);
                }))
                .as("where each line ends as on an old Mac")
                .isLessThan(LITTLE);
    }

    @Test
    void r_c5_a_part_that_is_nothing_but_headers_is_refused_without_being_held() throws Exception {
        assertThat(reading("reply.no.parts", out -> {
                    many(out, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", 1);
                    many(out, "X-Veel: " + "v".repeat(900) + "\r\n", 30_000);
                    many(out, "\r\n--b--\r\n", 1);
                }))
                .isLessThan(LITTLE);
        assertThat(reading("reply.no.parts", out -> {
                    many(out, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nX-Lang: ", 1);
                    many(out, "v".repeat(1000), 30_000);
                }))
                .as("in one line")
                .isLessThan(LITTLE);
    }

    @Test
    void r_c5_headers_without_an_end_are_not_read_at_all() throws Exception {
        assertThat(allocated(() -> {
                    try (var file = MailFile.of(out -> many(out, "X-Veel: " + "v".repeat(900) + "\r\n", 30_000))) {
                        assertThat(file.headless()).isTrue();
                    }
                }))
                .isLessThan(LITTLE);
    }

    @Test
    void a_page_of_half_a_megabyte_is_read_to_its_bound() throws Exception {
        assertThat(text(HEAD + "Content-Type: text/plain\r\n\r\n" + "woord ".repeat(500_000)))
                .hasSizeLessThan(500_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\r\n\r\nniets",
                "Content-Type: multipart/mixed; boundary=b\r\n\r\ngeen begin",
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: zelfbedacht\r\n\r\nwat"
            })
    void what_cannot_be_read_is_refused_with_a_sentence(String rest) throws Exception {
        refused((HEAD + rest).getBytes(StandardCharsets.UTF_8), "reply.no.unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated; x=y",
                "Auto-Submitted: auto-notified",
                "Precedence: bulk",
                "Precedence: AUTO_REPLY",
                "Precedence: list",
                "Precedence: junk",
                "X-Autoreply: yes",
                "X-Autorespond: yes",
                "List-Id: <lijst.dorp.example>",
                "List-Unsubscribe: <mailto:x@dorp.example>",
                "Return-Path: <>",
                "Return-Path: < >",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Message-ID: <0197-a@kring>"
            })
    void r_c5_what_no_person_wrote_is_known(String line) throws Exception {
        try (var file = file(line + "\r\n" + HEAD + "\r\nIk ben er niet.")) {
            assertThat(ReceivedMail.of(file).isAutomatic("@kring>")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Return-Path: <anna@dorp.example>",
                "Precedence: normal",
                "Message-ID: <a@dorp.example>"
            })
    void what_a_person_wrote_is_known(String line) throws Exception {
        try (var file = file(line + "\r\n" + HEAD + "\r\nIk kom.")) {
            assertThat(ReceivedMail.of(file).isAutomatic("@kring>")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: anna@dorp.example, bram@dorp.example\r\n",
                "From: Anna\r\n",
                "From: \r\n",
                "From: anna@dorp.example\r\nFrom: bram@dorp.example\r\n",
                "From: Groep: anna@dorp.example;\r\n",
                "From: <@a.example:anna@>\r\n",
                "From: anna@dorp.example <>\r\n",
                ""
            })
    void a_mail_that_names_no_one_sender_is_of_nobody(String from) throws Exception {
        try (var file = file(from + "To: antwoord+abc@kring.example\r\n\r\nIk kom.")) {
            assertThat(ReceivedMail.of(file).from()).isEmpty();
        }
    }

    @Test
    void what_its_sender_is_called_is_not_who_it_is() throws Exception {
        try (var file =
                file("From: \"anna@dorp.example\" <boef@elders.example>\r\nSender: anna@dorp.example\r\n\r\nx")) {
            assertThat(ReceivedMail.of(file).from().orElseThrow().value()).isEqualTo("boef@elders.example");
        }
    }
}
