package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.identity.AddressService;
import nl.kring.identity.AddressService.Mended;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OwnAddress;
import nl.kring.identity.WhyBack;
import nl.kring.platform.Acting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes back: a report of a server about a mail of ours to one mailbox, and what is no such report. */
class BouncesTests extends MailTest {
    @Autowired
    private AddressService addresses;

    /** A report as servers write it. */
    private static String report(String to, String status, String action, String returnTo) {
        return report(
                returnTo,
                "Reporting-MTA: dns; mx.elders.example\r\nArrival-Date: Fri, 27 Nov 2026 10:11:00 +0100\r\n\r\n"
                        + "Final-Recipient: rfc822; " + to + "\r\nAction: " + action + "\r\nStatus: " + status
                        + "\r\nDiagnostic-Code: smtp; 550 " + status + " nee\r\n");
    }

    private static String report(String returnTo, String status) {
        return "Return-Path: <>\r\nMessage-ID: <" + UUID.randomUUID() + "@mx.elders.example>\r\n"
                + "Date: Fri, 27 Nov 2026 10:11:00 +0100\r\nFrom: MAILER-DAEMON@mx.elders.example\r\nTo: <" + returnTo
                + ">\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"grens\"\r\n\r\n"
                + "--grens\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.\r\n"
                + "--grens\r\nContent-Type: message/delivery-status\r\n\r\n" + status
                + "\r\n--grens\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n\r\n--grens--\r\n";
    }

    /** Where this letter comes back to, as it stands on its envelope. */
    private static String returnTo(MimeMessage letter) {
        try {
            return letter.getHeader("Return-Path")[0].replaceAll("[<>\\s]", "");
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Optional<OwnAddress> trouble(AccountId person) {
        return People.as(person, addresses::mine);
    }

    private String state(AccountId person) {
        return people.job(
                () -> jdbc.sql("select state from common.delivery where recipient_id = ? order by id desc limit 1")
                        .param(person.value())
                        .query(String.class)
                        .single());
    }

    private List<String> states(AccountId person) {
        return people.job(() -> jdbc.sql("select state from common.delivery where recipient_id = ? order by id")
                .param(person.value())
                .query(String.class)
                .list());
    }

    private void comesBack(AccountId person, String status, String action) {
        comesIn(report(mailbox(person), status, action, returnTo(letter(person))));
        fetch();
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, NO_SUCH_ADDRESS",
        "5.1.10, NO_SUCH_ADDRESS",
        "5.4.4, NO_SUCH_ADDRESS",
        "5.2.1, CLOSED",
        "5.2.2, FULL",
        "5.7.1, REFUSED",
        "5.0.0, OTHER"
    })
    void aMailThatComesBackForGoodIsMarkedWithItsAddress(String status, WhyBack why) {
        comesBack(bram, status, "failed");
        assertThat(state(bram)).isEqualTo("BOUNCED");
        assertThat(trouble(bram)).hasValueSatisfying(own -> {
            assertThat(own.why()).isEqualTo(why);
            assertThat(own.shown()).isEqualTo("b…@veenmeren.example");
        });
        assertThat(trouble(anna)).as("and nobody else's").isEmpty();
        assertThat(inFolder()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "4.2.2, delayed, SENT",
        "4.4.7, failed, BOUNCED",
        "5.3.4, failed, BOUNCED",
        "5.6.1, failed, BOUNCED",
        "2.1.5, delivered, SENT",
        "2.0.0, relayed, SENT",
        "5.1.1, expanded, SENT"
    })
    void whatIsOfThatDayOrOfThatOneMailLeavesTheAddressAsItIs(String status, String action, String state) {
        comesBack(bram, status, action);
        assertThat(state(bram)).isEqualTo(state);
        assertThat(trouble(bram)).isEmpty();
    }

    @Test
    void nothingOrdinaryGoesToAnAddressThatDoesNotWorkAndAnAlertDoes() {
        comesBack(bram, "5.1.1", "failed");
        var before = received(mailbox(bram)).size();
        tell(bram, "photo");
        tell(bram, "alertBetter");
        assertThat(received(mailbox(bram))).hasSize(before + 1);
        assertThat(words(received(mailbox(bram)).getLast())).contains("Anna laat weten");
        assertThat(states(bram)).containsExactly("BOUNCED", "PENDING", "SENT");
    }

    private void tell(AccountId to, String template) {
        writes(to, template);
        dispatch();
    }

    private void tell(AccountId to, String template, SinkServer server) {
        writes(to, template);
        dispatch(server);
    }

    private void writes(AccountId to, String template) {
        people.job(() -> {
            notify.send(new Message(
                    to,
                    template,
                    List.of("Jan", "Anna"),
                    "/",
                    Optional.of(circle.value()),
                    thread.value(),
                    UUID.randomUUID().toString(),
                    clock.instant()));
            return true;
        });
    }

    private static final String BROWSER = "browser-of-bram";

    private Mended mends(AccountId person, EmailAddress to) {
        Acting.asSystem(
                "test",
                () -> addresses.askCode(
                        person, to, "Bram", Locale.of("nl"), BROWSER + person.value(), "r" + person.value()));
        dispatch();
        var digits = received(to.value()).getLast();
        var code = words(digits).replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1");
        return Acting.asSystem(
                "test", () -> addresses.mend(person, code, BROWSER + person.value(), "r" + person.value()));
    }

    @Test
    void whenItIsMendedTheMarkGoesAndWhatWaitedAndWhatCameBackGo() {
        comesBack(bram, "5.1.1", "failed");
        tell(bram, "photo");
        var other = new EmailAddress("bram-" + UUID.randomUUID() + "@elders.example");
        assertThat(mends(bram, other)).isEqualTo(Mended.YES);
        assertThat(trouble(bram)).isEmpty();
        assertThat(mailbox(bram)).isEqualTo(other.value());
        dispatch();
        assertThat(received(other.value()).stream()
                        .filter(mail -> !words(mail).contains("Met deze code"))
                        .toList())
                .as("the code, what came back, and what waited")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(state(bram)).isEqualTo("SENT");
    }

    @Test
    void theSameAddressMayWorkAgain() {
        comesBack(bram, "5.2.2", "failed");
        var before = mailbox(bram);
        assertThat(mends(bram, new EmailAddress(before))).isEqualTo(Mended.YES);
        assertThat(trouble(bram)).isEmpty();
        assertThat(mailbox(bram)).isEqualTo(before);
    }

    @Test
    void whoseMailArrivesChangesNothingHere() {
        var asked = Acting.asSystem(
                "test",
                () -> addresses.askCode(
                        anna, new EmailAddress("boef@elders.example"), "Anna", Locale.of("nl"), BROWSER, "remote"));
        assertThat(asked).as("the way of a lost address asks the circle first").isEmpty();
    }

    @Test
    void aReportOfBeforeDoesNotUndoWhatWasProvenSince() {
        var back = returnTo(letter(bram));
        comesBack(bram, "5.1.1", "failed");
        assertThat(mends(bram, new EmailAddress(mailbox(bram)))).isEqualTo(Mended.YES);
        comesIn(report(mailbox(bram), "5.1.1", "failed", back));
        fetch();
        assertThat(trouble(bram)).isEmpty();
    }

    @Test
    void aReportIsBelievedForSevenDays() {
        var back = returnTo(letter(bram));
        clock.forward(Duration.ofDays(7).plusMinutes(1));
        comesIn(report(mailbox(bram), "5.1.1", "failed", back));
        fetch();
        assertThat(trouble(bram)).isEmpty();
        assertThat(state(bram)).isEqualTo("SENT");
    }

    @Test
    void aReportOfAnotherMailboxSaysNothingOfThisOne() {
        var back = returnTo(letter(bram));
        comesIn(report(mailbox(anna), "5.1.1", "failed", back));
        comesIn(report("boef@elders.example", "5.1.1", "failed", back));
        fetch();
        assertThat(trouble(anna)).isEmpty();
        assertThat(trouble(bram)).isEmpty();
        assertThat(state(bram)).isEqualTo("SENT");
    }

    /** Each is a mail to a return address, or nearly; of none anything is believed, and none is answered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "made up",
                "one sign other",
                "answer address",
                "no secret",
                "not a report",
                "no status",
                "no recipient",
                "empty",
                "bomb",
                "long lines",
                "a person"
            })
    void whatIsNoReportOfOursIsLeftAloneAndNeverAnswered(String trick) {
        var letter = letter(bram);
        var back = returnTo(letter);
        var to = mailbox(bram);
        var genuine = report(to, "5.1.1", "failed", back);
        var sent = MAIL.getReceivedMessages().length;
        comesIn(
                switch (trick) {
                    case "made up" -> report(to, "5.1.1", "failed", settings().address("a".repeat(32)));
                    case "one sign other" ->
                        report(
                                to,
                                "5.1.1",
                                "failed",
                                back.replaceFirst("(\\+)(.)", "$1" + (back.contains("+a") ? "b" : "a")));
                    case "answer address" -> report(to, "5.1.1", "failed", replyTo(letter));
                    case "no secret" -> report(to, "5.1.1", "failed", BOX);
                    case "not a report" -> genuine.replace("multipart/report", "multipart/mixed");
                    case "no status" -> genuine.replaceAll("Status: .*\r\n", "");
                    case "no recipient" -> genuine.replaceAll("Final-Recipient: .*\r\n", "");
                    case "empty" -> report(back, "");
                    case "bomb" ->
                        report(
                                back,
                                "\r\n--grens\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n"
                                        .repeat(500));
                    case "long lines" -> genuine.replace(to, "x".repeat(100_000) + to);
                    default -> mail(vouched(to), to, back, "Dag Kring, is dit goed aangekomen?");
                });
        fetch();
        assertThat(trouble(bram)).isEmpty();
        assertThat(state(bram)).isEqualTo("SENT");
        dispatch();
        assertThat(MAIL.getReceivedMessages().length - sent)
                .as("no answer to it")
                .isZero();
        assertThat(inFolder()).isZero();
    }

    private String replyTo(MimeMessage letter) {
        try {
            return ((jakarta.mail.internet.InternetAddress) letter.getReplyTo()[0]).getAddress();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aReportOfFortyMegabytesIsNotReadAndHoldsUpNobody() {
        var back = returnTo(letter(bram));
        comesIn(report(mailbox(bram), "5.1.1", "failed", back).replace("It did not arrive.", "x\r\n".repeat(14 << 20)));
        comesBack(anna, "5.1.1", "failed");
        assertThat(trouble(bram)).isEmpty();
        assertThat(trouble(anna)).isPresent();
        assertThat(inFolder()).isZero();
    }

    @Test
    void nobodyCanWorkOutAReturnAddress() {
        var one = returnTo(letter(bram));
        var other = returnTo(letter(bram));
        var address = mailbox(bram);
        assertThat(one).matches("antwoord\\+[a-z2-7]{32}@kring\\.example").isNotEqualTo(other);
        assertThat(people.<Long>job(
                        () -> jdbc.sql("select count(*) from common.mail_out m where m::text like ? or m::text like ?")
                                .param("%" + one.replaceAll(".*\\+|@.*", "") + "%")
                                .param("%" + address + "%")
                                .query(Long.class)
                                .single()))
                .as("neither the secret nor the address is in the table")
                .isZero();
    }

    @Test
    void twoWhoReadOneMailboxBothHearThatItDoesNotWork() {
        var shared = mailbox(bram);
        people.job(() -> jdbc.sql("update common.channel set address = ? where account_id = ?")
                .param(shared)
                .param(carla.value())
                .update());
        comesBack(bram, "5.1.1", "failed");
        assertThat(trouble(carla)).isPresent();
    }

    @Test
    void nobodyReadsWhatBecameOfAnothersMail() {
        comesBack(bram, "5.1.1", "failed");
        assertThat(mailsSeenBy(bram)).isOne();
        assertThat(mailsSeenBy(anna)).isZero();
        assertThat(mailsSeenBy(jan)).as("nor who lives there").isZero();
    }

    private long mailsSeenBy(AccountId reader) {
        return People.as(
                reader,
                () -> people.inTransaction(
                        () -> jdbc.sql("select count(account_id) from common.mail_out where account_id = ?")
                                .param(bram.value())
                                .query(Long.class)
                                .single()));
    }

    /** What a server answers at once to who is written to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 no such user here | NO_SUCH_ADDRESS",
                "550 No such user | NO_SUCH_ADDRESS",
                "553 5.1.3 bad address | NO_SUCH_ADDRESS",
                "550 5.2.1 mailbox disabled | CLOSED",
                "552 5.2.2 over quota | FULL"
            })
    void whatAServerRefusesAtOnceIsNotTriedForHours(String answer, WhyBack why) {
        try (var server = new SinkServer()) {
            server.refuses(mailbox(bram), answer);
            tell(bram, "photo", server);
            assertThat(state(bram)).isEqualTo("BOUNCED");
            assertThat(trouble(bram)).map(OwnAddress::why).contains(why);
            assertThat(server.mails().stream().filter(mail -> mail.to().equals(mailbox(bram))))
                    .isEmpty();
        }
    }

    /** What it says of who sends, or of a moment, is no word about an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "450 4.2.1 try later",
                "451 4.7.1 greylisted",
                "550 5.7.1 relaying denied",
                "550 relay not permitted",
                "554 5.7.1 blocked",
                "530 5.7.0 sign in first",
                "503 5.5.1 bad sequence",
                "421 4.3.0 going down"
            })
    void whatAServerSaysOfUsOrOfThisMomentIsTriedAgain(String answer) {
        try (var server = new SinkServer()) {
            server.refuses(mailbox(bram), answer);
            tell(bram, "photo", server);
            assertThat(state(bram)).isEqualTo("PENDING");
            assertThat(trouble(bram)).isEmpty();
            server.takes(mailbox(bram));
            people.job(
                    () -> jdbc.sql("update common.delivery set next_try_at = common.kring_now() where recipient_id = ?")
                            .param(bram.value())
                            .update());
            dispatch(server);
            assertThat(server.mails().stream().filter(mail -> mail.to().equals(mailbox(bram))))
                    .hasSize(1);
        }
    }
}
