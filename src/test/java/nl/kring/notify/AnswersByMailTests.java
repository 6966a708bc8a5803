package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.PauseService;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.privacy.Kept;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostView;
import nl.kring.timeline.photo.PhotoSize;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** R-C5 from letter to answer, by a mail server at both ends. */
class AnswersByMailTests extends MailTest {
    private static final String QUOTED =
            "\r\n\r\nOp vr 27 nov 2026 om 10:11 schreef Kring <kring@kring.example>:\r\n\r\n> Er is iets nieuws\r\n";

    @Autowired
    private CircleService circles;

    @Autowired
    private PhotoService photos;

    @Autowired
    private PauseService pauses;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private List<Kept> kept;

    private String fromBram(String to, String body) {
        return mail(vouched(mailbox(bram)), mailbox(bram), to, body);
    }

    @Test
    void r_c5_a_letter_about_a_conversation_says_that_it_can_be_answered() throws Exception {
        var first = letter(bram);
        assertThat(words(first)).contains("Je kunt gewoon op deze mail antwoorden.");
        assertThat(first.getReplyTo()[0].toString()).matches("Kring <antwoord\\+[a-z2-7]{32}@kring\\.example>");
        assertThat(replyTo(bram)).as("another secret each time").isNotEqualTo(replyTo(bram));
        var token = replyTo(bram).replaceAll(".*\\+|@.*", "");
        assertThat(people.<Long>job(() -> jdbc.sql("select count(*) from common.reply_address r where r::text like ?")
                        .param("%" + token + "%")
                        .query(Long.class)
                        .single()))
                .as("it is nowhere in the database")
                .isZero();
        people.job(() -> {
            notify.send(new Message(
                    bram,
                    "photo",
                    List.of(),
                    "/",
                    Optional.of(circle.value()),
                    thread.value(),
                    UUID.randomUUID().toString(),
                    clock.instant()));
            return true;
        });
        dispatch();
        var other = received(mailbox(bram)).getLast();
        assertThat(other.getHeader("Reply-To")).as("about no conversation").isNull();
        assertThat(words(other)).doesNotContain("antwoorden");
    }

    @Test
    void at_c2_a_reply_by_mail_to_a_post_for_three_is_seen_by_the_same_three_only() {
        comesIn(fromBram(replyTo(bram), "Ik kan donderdag. 🥖" + QUOTED));
        fetch();
        for (var reader : List.of(jan, anna, bram)) {
            assertThat(answersFor(reader)).singleElement().satisfies(answer -> {
                assertThat(answer.text()).isEqualTo("Ik kan donderdag. 🥖");
                assertThat(answer.author().orElseThrow().account()).isEqualTo(bram);
            });
        }
        assertThat(People.as(carla, () -> timeline.posts(circle, List.of(thread.value()))))
                .isEmpty();
        assertThat(People.as(
                        carla,
                        () -> people.inTransaction(
                                () -> jdbc.sql("select count(*) from circle.post where circle_id = ?")
                                        .param(circle.value())
                                        .query(Long.class)
                                        .single())))
                .as("nor by PostgreSQL alone")
                .isZero();
        assertThat(said(mailbox(bram))).as("and nothing is said of it").hasSize(1);
        assertThat(inFolder()).as("the folder keeps nothing").isZero();
    }

    /** What anybody does: a post, its letter, an answer by the button of her mail program, and the letter of that. */
    @Test
    void at_c2_the_letter_of_a_new_post_is_answered_and_the_answer_told_to_who_asked() throws Exception {
        tells();
        var letter = received(mailbox(bram)).getLast();
        assertThat(((InternetAddress) letter.getFrom()[0]).getPersonal()).isEqualTo("Kring van Jan");
        assertThat(words(letter))
                .contains("Je kunt gewoon op deze mail antwoorden.")
                .doesNotContain("donderdag");
        assertThat(received(mailbox(carla))).isEmpty();
        var quoted = plain(letter).lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
        comesIn(fromBram(
                ((InternetAddress) letter.getReplyTo()[0]).getAddress(),
                "Ik kan.\r\n\r\nOp vr 27 nov 2026 om 10:11 schreef Kring van Jan <kring@kring.example>:\r\n\r\n"
                        + quoted));
        fetch();
        assertThat(answersFor(jan)).extracting(PostView::text).containsExactly("Ik kan.");
        var before = received(mailbox(anna)).size();
        tells();
        assertThat(received(mailbox(anna))).hasSize(before + 1);
        assertThat(((InternetAddress) received(mailbox(anna)).getLast().getReplyTo()[0]).getAddress())
                .startsWith("antwoord+");
        assertThat(received(mailbox(carla))).isEmpty();
    }

    private void tells() {
        mails.putTogether();
        dispatch();
    }

    @Test
    void at_c3_mail_from_another_address_with_a_valid_reply_address_is_refused_and_told_nothing() {
        var to = replyTo(bram);
        var other = "vreemde" + UUID.randomUUID() + "@elders.example";
        comesIn(mail(vouched(other), other, to, "Het geheim van Douwe"));
        comesIn(mail(vouched(other), other, to, "Nog een keer"));
        comesIn(mail(vouched(mailbox(anna)), mailbox(anna), to, "Ik ben Anna, niet Bram"));
        fetch();
        nothingPosted();
        assertThat(said(other)).as("once, and short").singleElement().satisfies(bounce -> assertThat(bounce)
                .contains("Kring kent dit mailadres hier niet")
                .doesNotContain(
                        "Douwe",
                        "geheim",
                        "Jan",
                        "Anna",
                        "Bram",
                        "donderdag",
                        circle.value().toString(),
                        "http",
                        "/circle"));
        assertThat(said(mailbox(anna)))
                .as("also somebody of the same circle")
                .singleElement()
                .satisfies(bounce -> assertThat(bounce)
                        .contains("Kring kent dit mailadres hier niet")
                        .doesNotContain("Bram", "donderdag", "http"));
        assertThat(said(mailbox(bram))).as("and it is said to nobody else").hasSize(1);
    }

    @Test
    void a_stranger_learns_not_even_whether_an_address_exists() {
        var known = "een" + UUID.randomUUID() + "@elders.example";
        var unknown = "twee" + UUID.randomUUID() + "@elders.example";
        comesIn(mail(vouched(known), known, replyTo(bram), "x"));
        comesIn(mail(vouched(unknown), unknown, "antwoord+" + "a".repeat(32) + "@" + DOMAIN, "x"));
        fetch();
        assertThat(said(known).getFirst().replace(known, ""))
                .isEqualTo(said(unknown).getFirst().replace(unknown, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authentication-Results: mx.kring.example; dmarc=fail header.from=veenmeren.example\r\n",
                "Authentication-Results: elders.example; dmarc=pass header.from=veenmeren.example\r\n",
                "Authentication-Results: mx.kring.example; spf=pass smtp.mailfrom=boef@elders.example; dmarc=fail\r\n"
                        + "Authentication-Results: mx.kring.example; dmarc=pass header.from=veenmeren.example\r\n"
            })
    void r_c5_a_forged_sender_is_refused_and_its_owner_is_told(String headers) {
        comesIn(mail(headers, mailbox(bram), replyTo(bram), "Ik ben Bram, echt waar"));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast())
                .contains("Kring kon niet zien of deze mail echt van jou komt.", "Er is niets geplaatst.")
                .doesNotContain("echt waar");
    }

    @Test
    void a_forged_stranger_is_answered_by_nobody() {
        var victim = "slachtoffer" + UUID.randomUUID() + "@elders.example";
        comesIn(mail("", victim, replyTo(bram), "x"));
        fetch();
        nothingPosted();
        assertThat(said(victim)).isEmpty();
    }

    @Test
    void r_c5_after_thirty_days_there_is_a_sentence_and_a_way_in() {
        var to = replyTo(bram);
        clock.forward(Duration.ofDays(30));
        comesIn(fromBram(to, "Te laat"));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast())
                .contains(
                        "Op deze mail kan niet meer worden geantwoord.",
                        "/circle/" + circle.value() + "/timeline?post=" + thread.value())
                .doesNotContain("Te laat");
    }

    @Test
    void r_c5_the_address_holds_thirty_days_and_is_forgotten_thirty_days_later() {
        var to = replyTo(bram);
        clock.forward(Duration.ofDays(30).minusMinutes(5));
        comesIn(fromBram(to, "Net op tijd"));
        fetch();
        assertThat(answersFor(anna)).extracting(PostView::text).containsExactly("Net op tijd");
        clock.forward(Duration.ofDays(29));
        forget();
        assertThat(kept()).as("a late answer still gets a sentence").isEqualTo(2);
        clock.forward(Duration.ofDays(3));
        forget();
        assertThat(kept()).isZero();
    }

    private void forget() {
        people.job(() -> kept.stream()
                .filter(kind -> kind.what().equals("MAIL"))
                .mapToInt(kind -> kind.forget(100))
                .sum());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied\r\n",
                "Precedence: bulk\r\n",
                "X-Autoreply: yes\r\n",
                "List-Id: <a.example>\r\n"
            })
    void r_c5_what_a_program_answers_is_dropped_without_a_word(String header) {
        comesIn(mail(header + vouched(mailbox(bram)), mailbox(bram), replyTo(bram), "Ik ben er tot maandag niet."));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram))).hasSize(1);
        assertThat(inFolder()).isZero();
    }

    @Test
    void r_c5_kring_never_answers_itself() throws Exception {
        var letter = letter(bram);
        comesIn("Authentication-Results: " + AUTHSERV + "; dmarc=pass header.from=kring.example\r\nMessage-ID: "
                + letter.getMessageID()
                + "\r\nFrom: kring@kring.example\r\nTo: "
                + ((InternetAddress) letter.getReplyTo()[0]).getAddress()
                + "\r\n\r\nEr is iets nieuws");
        fetch();
        nothingPosted();
        assertThat(said("kring@kring.example")).isEmpty();
        assertThat(letter.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(letter.getHeader("Auto-Submitted"))
                .as("so that programs do not answer it")
                .containsExactly("auto-generated");
    }

    @Test
    void to_one_sender_not_more_than_ten_sentences_go_in_an_hour() {
        var to = replyTo(bram);
        for (var number = 0; number < 14; number++) {
            comesIn(fromBram(to, "-- \r\nBram"));
        }
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram))).hasSizeBetween(1 + 10, 14); // more than ten, where an hour ends meanwhile
        assertThat(inFolder()).isZero();
    }

    @Test
    void when_all_is_cut_nothing_is_posted_and_a_kind_sentence_comes_back() {
        comesIn(fromBram(replyTo(bram), QUOTED));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast()).contains("Er stond geen eigen tekst in je mail.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zijn bsn is 111222333|een burgerservicenummer|bestelnummer",
                "De pincode is 4821|een pincode|Antwoord nog een keer",
                "Maak het over naar NL91ABNA0417164300|een rekeningnummer|Doe dat dan in Kring"
            })
    void r_c14_what_gives_something_away_is_held_back_with_a_sentence(String text, String what, String next) {
        comesIn(fromBram(replyTo(bram), text));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast())
                .contains("Zet dit liever niet in de kring.", "In je tekst staat " + what, next)
                .doesNotContainPattern("111222333|\\b4821\\b|NL91"); // the link may hold any digits
    }

    @Test
    void a_text_that_is_too_long_is_refused_with_a_sentence() {
        comesIn(fromBram(replyTo(bram), "woord ".repeat(400)));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast()).contains("399 tekens te lang");
    }

    @Test
    void r_c5_who_has_left_is_refused_with_a_sentence() {
        var to = replyTo(bram);
        People.run(bram, () -> circles.leave(circle));
        comesIn(fromBram(to, "Toch nog iets"));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast())
                .contains("Dit bericht is er voor jou niet meer.")
                .doesNotContain("Toch nog", "/circle/");
    }

    @Test
    void r_c5_who_is_paused_is_refused_with_a_sentence() {
        var to = replyTo(bram);
        var coordinator = people.person("Coby");
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(
                            coordinator, RelationKind.CLOSE_ONE, "bekende", Optional.empty(), Ring.INNER, true, true));
            return true;
        });
        People.run(coordinator, () -> pauses.pause(circle, bram, Ids.next()));
        comesIn(fromBram(to, "Toch nog iets"));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast())
                .contains("Er is niets geplaatst.")
                .doesNotContain("Toch nog");
    }

    @Test
    void an_address_that_is_hers_no_more_lets_nobody_answer() {
        var to = replyTo(bram);
        var old = mailbox(bram);
        people.job(() -> jdbc.sql("update common.channel set verified_at = null where account_id = ?")
                .param(bram.value())
                .update());
        comesIn(mail(vouched(old), old, to, "x"));
        fetch();
        nothingPosted();
    }

    @Test
    void the_address_may_come_in_capitals_and_as_the_server_wrote_it_down() {
        var to = replyTo(bram);
        comesIn(mail(
                "X-Original-To: " + to.toUpperCase(Locale.ROOT) + "\r\n" + vouched(mailbox(bram)),
                mailbox(bram).toUpperCase(Locale.ROOT),
                "kring@" + DOMAIN,
                "Goed"));
        fetch();
        assertThat(answersFor(anna)).extracting(PostView::text).containsExactly("Goed");
    }

    private static String part(String type, String name, byte[] bytes) {
        return "--m\r\nContent-Type: " + type + "; name=\"" + name
                + "\"\r\nContent-Disposition: attachment; filename=\"" + name
                + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    }

    private static String mixed(String text, String... parts) {
        return "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text + "\r\n" + String.join("", parts) + "--m--\r\n";
    }

    @Test
    void r_c5_photos_come_along_drawn_anew_and_what_did_not_is_named() throws IOException {
        comesIn(fromBram(
                replyTo(bram),
                mixed(
                        "Kijk, de tuin" + QUOTED,
                        part("image/jpeg", "tuin.jpg", SentPhotos.fromPhone(SentPhotos.jpeg(60, 40), 6)),
                        part("application/pdf", "rekening.pdf", new byte[500]),
                        part("image/jpeg", "stuk.jpg", new byte[500]))));
        fetch();
        assertThat(answersFor(anna)).singleElement().satisfies(answer -> {
            assertThat(answer.text()).isEqualTo("Kijk, de tuin");
            assertThat(answer.photos()).singleElement().satisfies(photo -> {
                assertThat(photo.width()).as("turned as it was held").isEqualTo(40);
                var file = People.as(anna, () -> photos.open(photo.id().value(), PhotoSize.LARGE));
                assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
                assertThatThrownBy(() ->
                                People.as(carla, () -> photos.open(photo.id().value(), PhotoSize.LARGE)))
                        .isInstanceOf(NotFound.class);
            });
        });
        assertThat(said(mailbox(bram)).getLast())
                .contains("Je antwoord staat in Kring", "Dit kon niet mee: rekening.pdf en stuk.jpg.")
                .doesNotContain("tuin");
    }

    @Test
    void r_c5_a_photo_answers_by_itself() throws IOException {
        comesIn(fromBram(
                replyTo(bram),
                mixed("Verstuurd vanaf mijn iPhone", part("image/png", "a.png", SentPhotos.png(30, 20)))));
        fetch();
        assertThat(answersFor(anna)).singleElement().satisfies(answer -> {
            assertThat(answer.text()).isEmpty();
            assertThat(answer.photos()).hasSize(1);
        });
        assertThat(said(mailbox(bram))).hasSize(1);
    }

    @Test
    void r_c5_a_mail_with_forty_attachments_is_refused_with_a_sentence() {
        var parts = IntStream.range(0, 40)
                .mapToObj(at -> part("image/jpeg", at + ".jpg", new byte[10]))
                .toArray(String[]::new);
        comesIn(fromBram(replyTo(bram), mixed("Veel", parts)));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast()).contains("In je mail zat te veel tegelijk.");
    }

    @Test
    void r_c5_a_mail_of_forty_megabytes_is_refused_with_a_sentence() {
        comesIn(fromBram(replyTo(bram), mixed("Groot", part("video/mp4", "film.mp4", new byte[30 << 20]))));
        fetch();
        nothingPosted();
        assertThat(said(mailbox(bram)).getLast()).contains("Je mail was te groot. Er past 35 MB in.");
        assertThat(inFolder()).isZero();
    }

    @Test
    void the_same_mail_twice_is_one_answer() {
        var mail = fromBram(replyTo(bram), "Ja hoor");
        comesIn(mail);
        comesIn(mail);
        fetch();
        comesIn(mail);
        fetch();
        assertThat(answersFor(anna)).extracting(PostView::text).containsExactly("Ja hoor");
        assertThat(said(mailbox(bram))).hasSize(1);
    }

    /** Stops the process in a test's way: what was written stays, what would have come after does not. */
    private static final class Killed extends Error {}

    @Test
    void killed_between_writing_and_marking_the_same_mail_is_one_answer() throws IOException {
        comesIn(fromBram(replyTo(bram), mixed("Ja hoor", part("image/png", "a.png", SentPhotos.png(30, 20)))));
        assertThatThrownBy(() -> fetch(answer -> {
                    takes.take(answer);
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(answersFor(anna)).as("it was written").hasSize(1);
        assertThat(inFolder()).as("and the mail still lies there").isEqualTo(1);
        fetch();
        assertThat(answersFor(anna)).singleElement().satisfies(answer -> assertThat(answer.photos())
                .hasSize(1));
        assertThat(inFolder()).isZero();
    }

    @Test
    void killed_between_a_photo_and_the_words_the_photo_is_there_once() throws IOException {
        comesIn(fromBram(replyTo(bram), mixed("Ja hoor", part("image/png", "a.png", SentPhotos.png(30, 20)))));
        assertThatThrownBy(() -> fetch(answer -> {
                    try (var file = answer.pictures().getFirst().file().open()) {
                        photos.bring(
                                circle, new PhotoId(answer.pictures().getFirst().id()), file);
                    } catch (IOException broken) {
                        throw new IllegalStateException(broken);
                    }
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        nothingPosted();
        fetch();
        assertThat(answersFor(anna)).singleElement().satisfies(answer -> assertThat(answer.photos())
                .hasSize(1));
        assertThat(people.<Long>job(() -> jdbc.sql("select count(*) from circle.photo where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void what_was_answered_and_taken_away_does_not_come_back() {
        var mail = fromBram(replyTo(bram), "Ja hoor");
        comesIn(mail);
        fetch();
        people.job(() -> jdbc.sql("update common.mail_in set done_at = null where circle_id = ?")
                .param(circle.value())
                .update());
        people.job(() -> jdbc.sql(
                        "update circle.post set text = '', deleted_at = common.kring_now() where circle_id = ? and id <> ?")
                .param(circle.value())
                .param(thread.value())
                .update());
        comesIn(mail);
        fetch();
        assertThat(answersFor(anna)).singleElement().satisfies(answer -> assertThat(answer.erased())
                .isTrue());
    }

    @Test
    void one_that_cannot_be_handled_keeps_nobody_waiting() {
        var to = replyTo(bram);
        comesIn(fromBram(to, "De eerste"));
        comesIn(fromBram(to, "De tweede"));
        var inbox = new IncomingMail(
                settings(),
                answers(answer -> {
                    if (answer.text().equals("De eerste")) {
                        throw new IllegalStateException("a fault");
                    }
                    return takes.take(answer);
                }),
                jdbc,
                transaction);
        for (var turn = 0; turn < 12; turn++) {
            Acting.asSystem("mail-in", inbox::doWhatIsDue);
        }
        assertThat(answersFor(anna)).extracting(PostView::text).containsExactly("De tweede");
        assertThat(inFolder()).as("it is left for who looks after Kring").isEqualTo(1);
        fetch();
        assertThat(answersFor(anna)).as("and not tried for ever").hasSize(1);
    }

    @Test
    void a_mail_server_that_is_away_breaks_nothing() {
        var away =
                new MailIn("127.0.0.1", 1, false, BOX, "geheim", "INBOX", AUTHSERV, DOMAIN, "antwoord", Duration.ZERO);
        var inbox = new IncomingMail(away, answers(takes), jdbc, transaction);
        Acting.asSystem("mail-in", inbox::doWhatIsDue);
        Acting.asSystem("mail-in", inbox::doWhatIsDue);
        nothingPosted();
    }

    @Test
    void with_the_circle_its_addresses_go_and_after_their_term_too() {
        comesIn(fromBram(replyTo(bram), "Ja"));
        fetch();
        assertThat(kept()).isEqualTo(2);
        Acting.asSystem("test", () -> notify.forget(circle.value()));
        assertThat(kept()).isZero();
    }

    private long kept() {
        return people.job(() -> jdbc.sql("select (select count(*) from common.reply_address where circle_id = :it) "
                        + "+ (select count(*) from common.mail_in where circle_id = :it)")
                .param("it", circle.value())
                .query(Long.class)
                .single());
    }

    @Test
    void nobody_of_a_circle_reads_or_writes_such_addresses() {
        for (var statement : List.of(
                "select 1 from common.reply_address",
                "select 1 from common.mail_in",
                "insert into common.reply_address values ('\\x00', uuidv7(), uuidv7(), uuidv7(), now())",
                "insert into common.mail_in (mail_hash, answer_id, circle_id) values ('\\x00', uuidv7(), uuidv7())")) {
            assertThatThrownBy(() -> People.as(
                            bram,
                            () -> people.inTransaction(
                                    () -> jdbc.sql(statement).query().listOfRows())))
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + (statement.contains("reply_address") ? "reply_address" : "mail_in"));
        }
    }

    @Test
    void a_mailbox_that_two_share_answers_for_whom_the_letter_was() {
        var shared = mailbox(bram);
        people.job(() -> jdbc.sql("update common.channel set address = ? where account_id = ?")
                .param(new EmailAddress(shared).value())
                .param(anna.value())
                .update());
        var toAnna = replyTo(anna);
        comesIn(mail(vouched(shared), shared, toAnna, "Van Anna"));
        fetch();
        assertThat(answersFor(jan)).singleElement().satisfies(answer -> assertThat(
                        answer.author().orElseThrow().account())
                .isEqualTo(anna));
    }
}
