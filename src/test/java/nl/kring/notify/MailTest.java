package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.AddressService;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Keys;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that go out by a mail server, and what comes back by one: a circle of four, of whom three read one conversation. */
@KringTest
abstract class MailTest {
    static final String DOMAIN = "kring.example";
    static final String BOX = "in@" + DOMAIN;
    static final String AUTHSERV = "mx." + DOMAIN;

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
            new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()});

    @Autowired
    People people;

    @Autowired
    NotifyService notify;

    @Autowired
    TimelineService timeline;

    @Autowired
    AccountService accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovingClock clock;

    @Autowired
    Mails mails;

    @Autowired
    private RateLimits limits;

    @Autowired
    private Clock time;

    @Autowired
    private Keys keys;

    @Autowired
    private AddressService ownAddresses;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    TakesAnswers takes;

    AccountId jan;
    AccountId anna;
    AccountId bram;
    AccountId carla;
    CircleId circle;
    final PostId thread = new PostId(Ids.next());

    /** Letters of a circle wait at night, whenever these tests run. */
    @BeforeEach
    void inTheMorning() {
        var now = clock.instant().atZone(MovingClock.ZONE);
        if (now.getHour() < 9 || now.getHour() > 19) {
            var nine = now.with(LocalTime.of(9, 0));
            clock.forward(Duration.between(now, nine.isAfter(now) ? nine : nine.plusDays(1))
                    .plusSeconds(1));
        }
    }

    @BeforeEach
    void aConversation() {
        MAIL.setUser(BOX, BOX, "geheim");
        var tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        carla = people.person("Carla");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, carla, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle,
                        new NewPost(thread, "Wie kan donderdag?", Topic.PRACTICAL, Optional.of(Set.of(anna, bram)))));
    }

    MailIn settings() {
        return new MailIn(
                "127.0.0.1",
                MAIL.getImap().getPort(),
                false,
                BOX,
                "geheim",
                "INBOX",
                AUTHSERV,
                DOMAIN,
                "antwoord",
                Duration.ZERO);
    }

    ReturnAddresses returns() {
        return new ReturnAddresses(settings(), keys);
    }

    Returned returned() {
        return new Returned(returns(), ownAddresses, notify, jdbc, transaction, events, time);
    }

    private ReplyAddresses addresses() {
        return new ReplyAddresses(settings(), jdbc, transaction);
    }

    /** Sends all that is due by the mail server. */
    void dispatch() {
        dispatch(MAIL.getSmtp().getPort());
    }

    void dispatch(SinkServer server) {
        dispatch(server.port());
    }

    private void dispatch(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var dispatcher = mails.by(new MailTransport(sender, returns(), "kring@" + DOMAIN), addresses());
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
    }

    AnswersByMail answers(TakesAnswers taker) {
        return new AnswersByMail(
                settings(), addresses(), returned(), accounts, taker, said(), limits, jdbc, transaction);
    }

    MailSaid said() {
        return new MailSaid(notify, accounts, limits, transaction, time);
    }

    RateLimits limits() {
        return limits;
    }

    /** Looks into the folder as the tick does. */
    void fetch() {
        fetch(takes);
    }

    void fetch(TakesAnswers taker) {
        var inbox = new IncomingMail(settings(), answers(taker), jdbc, transaction);
        Acting.asSystem("mail-in", inbox::doWhatIsDue);
    }

    String mailbox(AccountId person) {
        return Acting.asSystem(
                "test", () -> accounts.provenAddress(person).orElseThrow().value());
    }

    /** A letter about the conversation, as it came to this person's mailbox. */
    MimeMessage letter(AccountId to) {
        people.job(() -> {
            notify.send(new Message(
                            to,
                            "photo",
                            List.of(),
                            "/circle/" + circle.value() + "/timeline",
                            Optional.of(circle.value()),
                            thread.value(),
                            UUID.randomUUID().toString(),
                            time.instant())
                    .about(thread.value()));
            return true;
        });
        dispatch();
        return received(mailbox(to)).getLast();
    }

    /** Where an answer to such a letter goes. */
    String replyTo(AccountId to) {
        try {
            return ((InternetAddress) letter(to).getReplyTo()[0]).getAddress();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What lies in a mailbox, as Kring sent it. */
    List<MimeMessage> received(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(message -> {
                    try {
                        return Arrays.stream(message.getAllRecipients())
                                .map(to -> ((InternetAddress) to).getAddress())
                                .anyMatch(address::equals);
                    } catch (jakarta.mail.MessagingException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    /** What Kring said to this address after its mail came in. */
    List<String> said(String address) {
        dispatch();
        return received(address).stream().map(MailTest::words).toList();
    }

    static String words(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + plain(message);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String plain(jakarta.mail.Part part) throws Exception {
        return part.getContent() instanceof jakarta.mail.Multipart several
                ? plain(several.getBodyPart(0))
                : part.getContent().toString();
    }

    /** How a server signs what it made of a sender. */
    static String vouched(String from) {
        var domain = from.substring(from.lastIndexOf('@') + 1);
        return "Authentication-Results: " + AUTHSERV + ";\r\n\tspf=pass smtp.mailfrom=" + from
                + ";\r\n\tdmarc=pass header.from=" + domain + "\r\n";
    }

    static String mail(String headers, String from, String to, String body) {
        return headers + "Message-ID: <" + UUID.randomUUID()
                + "@dorp.example>\r\nDate: Fri, 27 Nov 2026 10:11:00 +0100\r\n"
                + "From: Iemand <" + from + ">\r\nTo: <" + to + ">\r\nSubject: Re: Kring\r\nMIME-Version: 1.0\r\n"
                + (body.startsWith("Content-Type:") ? "" : "Content-Type: text/plain; charset=utf-8\r\n\r\n")
                + body;
    }

    /** Comes in by the server, as its own mail program sent it; what the server says of it stands above it. */
    void comesIn(String raw) {
        try {
            var properties = new Properties();
            properties.put("mail.smtp.host", "127.0.0.1");
            properties.put("mail.smtp.port", String.valueOf(MAIL.getSmtp().getPort()));
            var session = Session.getInstance(properties);
            var message = new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            try (var way = session.getTransport("smtp")) {
                way.connect();
                way.sendMessage(message, new Address[] {new InternetAddress(BOX)});
            }
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** How many wait in the folder. */
    int inFolder() {
        try {
            var folder = MAIL.getManagers()
                    .getImapHostManager()
                    .getInbox(MAIL.getManagers().getUserManager().getUser(BOX));
            return folder.getMessageCount();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The answers that this person reads. */
    List<PostView> answersFor(AccountId reader) {
        return People.as(reader, () -> timeline.posts(circle, List.of(thread.value())).values().stream()
                .flatMap(post -> post.answers().stream())
                .toList());
    }

    void nothingPosted() {
        assertThat(answersFor(jan)).isEmpty();
        assertThat(people.<Long>job(() -> jdbc.sql("select count(*) from circle.post where circle_id = ? and id <> ?")
                        .param(circle.value())
                        .param(thread.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }
}
