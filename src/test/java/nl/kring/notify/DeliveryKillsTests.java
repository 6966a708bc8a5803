package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.kring.People;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AddressService;
import nl.kring.notify.SinkServer.Mail;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.told.TellingTicks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A whole week of mail of one circle, in which Kring dies once, at a named point, and another goes on: what is told is planned, put together and
 * sent, somebody answers, and a mail comes back. Nothing is lost. Nothing is twice, but for what the mail server took and Kring could not
 * write down any more: that one comes twice under one Message-ID, as no mail server can be asked whether it has it.
 */
class DeliveryKillsTests extends MailTest {
    private final SinkServer server = new SinkServer();
    private final PostId asked = new PostId(Ids.next());

    @Autowired
    private TellingTicks ticks;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private DataSource data;

    @Autowired
    private AddressService addresses;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock time;

    @AfterEach
    void noServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in planning",
                "after planning",
                "in the letter",
                "in lease",
                "after lease",
                "before sending",
                "the mail server goes before it has it",
                "after marking",
                "in keeping",
                "after answering",
                "in done",
                "in coming back"
            })
    void nothingIsLostAndNothingIsTwice(String point) {
        week(new Kill(point));
        assertThat(mailsOf(everybody()))
                .allSatisfy((_, mails) -> assertThat(mails).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line lost in planning",
                "line lost in the letter",
                "after the letter",
                "before lease",
                "line lost in lease",
                "asked whether the circle rests",
                "asked for quiet hours",
                "asked whether still in the circle",
                "before composing",
                "after composing",
                "asked whose circle it is",
                "reply address minted",
                "in asking",
                "line lost in asking",
                "after asking",
                "line lost in keeping",
                "after keeping",
                "before answering",
                "after done",
                "line lost in coming back",
                "after coming back"
            })
    @EnabledIfSystemProperty(named = "kring.all", matches = "true", disabledReason = "./kring test --all")
    void norAtTheOtherPoints(String point) {
        nothingIsLostAndNothingIsTwice(point);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after sending", "in marking", "line lost in marking", "the mail server goes when it has it"})
    void whatTheMailServerTookAndNobodyCouldWriteDownComesTwiceUnderOneId(String point) {
        week(new Kill(point));
        assertThat(mailsOf(everybody()).values().stream()
                        .map(List::size)
                        .sorted()
                        .toList())
                .containsExactly(1, 1, 1, 2);
        mailsOf(everybody()).values().forEach(mails -> assertThat(
                        mails.stream().map(DeliveryKillsTests::words).distinct())
                .as("and it is the same mail")
                .hasSize(1));
    }

    /** Without what is another each time: where one part ends, by which address it is answered, and when it was sent. */
    private static String words(Mail mail) {
        return mail.raw()
                .replaceAll("(?m)^(Date|Reply-To|Content-Type): .*\r\n(\\s+.*\r\n)*", "")
                .replaceAll("(?m)^--.*$", "");
    }

    private Predicate<Mail> everybody() {
        var all = List.of(mailbox(jan), mailbox(anna), mailbox(bram), mailbox(carla));
        return mail -> all.contains(mail.to());
    }

    private Map<String, List<Mail>> mailsOf(Predicate<Mail> whose) {
        return server.mails().stream().filter(whose).collect(Collectors.groupingBy(Mail::id));
    }

    private void week(Kill kill) {
        mails.putTogether();
        dispatch(); // what other tests left, and what this one began with
        annaAsks();
        dies(() -> Acting.asSystem("told", () -> ticks.by(kill.transactions(
                        manager, data, "looking", "planning", "planning", "looking", "the letter", "the letter"))
                .doWhatIsDue()));
        sends(kill);
        goesOn();
        answers(kill);
        goesOn();
        comesBack(kill);
        goesOn();
        assertThat(kill.happened()).as("it died there").isTrue();
        everythingIsDone();
    }

    private void dies(Runnable work) {
        try {
            work.run();
        } catch (Kill.Killed | RuntimeException gone) {
            // another goes on
        }
    }

    private void annaAsks() {
        People.run(
                anna,
                () -> timeline.post(
                        circle,
                        new NewPost(asked, "Wie kan vrijdag?", Topic.PRACTICAL, Optional.of(Set.of(anna, bram)))));
        people.job(() -> {
            notify.send(new Message(
                            bram,
                            "photo",
                            List.of(),
                            "/circle/" + circle.value() + "/timeline",
                            Optional.of(circle.value()),
                            asked.value(),
                            UUID.randomUUID().toString(),
                            time.instant())
                    .about(asked.value()));
            return true;
        });
    }

    private void sends(Kill kill) {
        server.hears(word -> {
            if (word.equals("DATA") && kill.isAt("the mail server goes before it has it")
                    || word.equals("TAKEN") && kill.isAt("the mail server goes when it has it")) {
                server.down();
            }
        });
        var dispatcher = mails.by(
                kill.in(transport()),
                addresses(kill),
                kill,
                kill.transactions(manager, data, "looking", "lease", "asking", "marking"));
        dies(() -> Acting.asSystem("deliveries", dispatcher::doWhatIsDue));
        dies(() -> Acting.asSystem("letters", dispatcher::sendLetters));
    }

    private Transport transport() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        return new MailTransport(sender, returns(), "kring@" + DOMAIN);
    }

    private ReplyAddresses addresses(Kill kill) {
        return new ReplyAddresses(settings(), jdbc, transaction) {
            @Override
            Optional<String> mint(AccountId person, UUID inCircle, UUID about) {
                var minted = super.mint(person, inCircle, about);
                kill.at("reply address minted");
                return minted;
            }
        };
    }

    /** Another, after a while: with nothing of what the one that died had in its head. */
    private void goesOn() {
        server.hears(_ -> {});
        server.down();
        server.up();
        clock.forward(Duration.ofMinutes(3));
        mails.putTogether();
        dispatch(server);
    }

    /** Bram answers what he was asked. */
    private void answers(Kill kill) {
        var to = server.mails().stream()
                .filter(mail -> mail.to().equals(mailbox(bram)))
                .reduce((_, last) -> last)
                .orElseThrow()
                .raw()
                .replaceAll("(?s).*Reply-To: [^<]*<([^>]+)>.*", "$1");
        comesIn(mail(vouched(mailbox(bram)), mailbox(bram), to, "Ik kan donderdag."));
        dies(() -> inbox(kill, returned()));
        fetch();
        assertThat(answersReadBy(anna)).extracting(PostView::text).containsExactly("Ik kan donderdag.");
    }

    private void inbox(Kill kill, Returned back) {
        TransactionTemplate dying = kill.transactions(manager, data, "keeping", "done");
        var answers = new AnswersByMail(
                settings(),
                new ReplyAddresses(settings(), jdbc, transaction),
                back,
                accounts,
                kill.in(takes),
                said(),
                limits(),
                jdbc,
                dying);
        Acting.asSystem("mail-in", new IncomingMail(settings(), answers, jdbc, transaction)::doWhatIsDue);
    }

    /** What was mailed to who lives there comes back. */
    private void comesBack(Kill kill) {
        var sent = server.mails().stream()
                .filter(mail -> mail.to().equals(mailbox(jan)))
                .findFirst()
                .orElseThrow();
        comesIn("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: <" + sent.from()
                + ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=g\r\n\r\n"
                + "--g\r\nContent-Type: text/plain\r\n\r\nNee.\r\n--g\r\nContent-Type: message/delivery-status\r\n\r\n"
                + "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; " + mailbox(jan)
                + "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--g--\r\n");
        var dying = kill.transactions(manager, data, "looking", "coming back", "coming back");
        dies(() -> inbox(kill, new Returned(returns(), addresses, notify, jdbc, dying, events, time)));
        fetch();
        assertThat(People.as(jan, addresses::mine)).isPresent();
    }

    private List<PostView> answersReadBy(AccountId reader) {
        return People.as(reader, () -> timeline.posts(circle, List.of(asked.value())).values().stream()
                .flatMap(post -> post.answers().stream())
                .toList());
    }

    private void everythingIsDone() {
        assertThat(answersReadBy(bram)).as("the answer stands there once").hasSize(1);
        assertThat(inFolder()).as("the folder is empty").isZero();
        assertThat(people.<List<String>>job(
                        () -> jdbc.sql("select state from common.delivery where circle_id = ? order by state")
                                .param(circle.value())
                                .query(String.class)
                                .list()))
                .as("those of what this test began with too")
                .containsExactly("BOUNCED", "SENT", "SENT", "SENT", "SENT", "SENT");
        assertThat(people.<Long>job(() -> jdbc.sql(
                                "select count(*) from circle.to_tell " + "where circle_id = ? and letter_id is null")
                        .param(circle.value())
                        .query(Long.class)
                        .single()))
                .as("nothing is left to be told")
                .isZero();
        assertThat(mailsOf(everybody()))
                .as("what was told to two, what was asked, and the answer")
                .hasSize(4);
        assertThat(mailsOf(mail -> mail.to().equals(mailbox(carla)))).isEmpty();
    }
}
