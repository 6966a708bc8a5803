package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.RecoveryDoor;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.ReceiptService;
import nl.kring.timeline.TimelineService;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What leaves, and what was taken back before it could. */
@KringTest
class DispatcherTests {
    private static final EmailAddress PRACTICE = new EmailAddress("praktijk@veenmeren.example");

    @Autowired
    private People people;

    @Autowired
    private NotifyService notify;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AccountService accounts;

    @Autowired
    private SignInService signIn;

    @Autowired
    private RecoveryDoor recovery;

    @Autowired
    private Letters letters;

    @Autowired
    private Mails mails;

    @Autowired
    private MovingClock clock;

    @Autowired
    private Transport transport;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private ToldService told;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final List<UUID> sent = new ArrayList<>();

    @BeforeEach
    void twoToSend() {
        for (var subject : List.of(first, second)) {
            people.job(() -> {
                notify.send(new OutsideMessage(PRACTICE, "praktijk", "addressReplaced", List.of("Anke"), subject));
                return true;
            });
        }
    }

    /** Sends what the other tests left as ever; what is of this test goes by what happens. */
    private void dispatch(Consumer<UUID> happens) {
        var dispatcher = mails.by(new Happening(happens));
        for (var turn = 0; turn < 200 && toTry(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
    }

    private boolean toTry() {
        return people.job(() -> jdbc.sql("select count(*) > 0 from common.delivery where subject_id in (?, ?) "
                        + "and state = 'PENDING' and tries = 0")
                .param(first)
                .param(second)
                .query(Boolean.class)
                .single());
    }

    private class Happening implements Transport {
        private final Consumer<UUID> happens;

        Happening(Consumer<UUID> happens) {
            this.happens = happens;
        }

        @Override
        public boolean reaches(Letter letter) {
            return true;
        }

        @Override
        public void send(Letter letter) throws Exception {
            var subject = subjectOf(letter);
            if (subject.equals(first) || subject.equals(second)) {
                happens.accept(subject);
                sent.add(subject);
            } else {
                transport.send(letter);
            }
        }
    }

    private UUID subjectOf(Letter letter) {
        return people.job(() -> jdbc.sql("select coalesce(subject_id, id) from common.delivery where id = ?")
                .param(letter.id())
                .query(UUID.class)
                .single());
    }

    private void takeBack(UUID subject) {
        people.job(() -> {
            notify.cancel(subject);
            return true;
        });
    }

    private String stateOf(UUID subject) {
        return people.job(() -> jdbc.sql("select state from common.delivery where subject_id = ?")
                .param(subject)
                .query(String.class)
                .single());
    }

    /** Reads the digits from what leaves; as long as the mail server is down nothing does. */
    private class MailServer implements Transport {
        private final UUID subject;
        private boolean down = true;
        private String code = "";

        MailServer(UUID subject) {
            this.subject = subject;
        }

        @Override
        public boolean reaches(Letter letter) {
            return true;
        }

        @Override
        public void send(Letter letter) throws Exception {
            if (!subjectOf(letter).equals(subject)) {
                transport.send(letter);
            } else if (down) {
                throw new IllegalStateException("no mail server");
            } else {
                var digits = Pattern.compile("\\b\\d{6}\\b").matcher(letter.plain());
                code = digits.find() ? digits.group() : "";
            }
        }
    }

    @Test
    void whoCallsForHelpWaitsForNoLetterThatTakesLong() throws Exception {
        var hangs = new CountDownLatch(1);
        var calls = new CountDownLatch(1);
        var dispatcher = mails.by(new Happening(_ -> waitFor(hangs, calls)));
        var letters = Thread.ofPlatform().start(() -> Acting.asSystem("letters", dispatcher::sendLetters));
        try {
            assertThat(hangs.await(20, TimeUnit.SECONDS)).as("a letter hangs").isTrue();
            var alert = Ids.next();
            people.job(() -> {
                notify.send(new OutsideMessage(PRACTICE, "praktijk", "alertTaken", List.of("Douwe", "Anke"), alert));
                return true;
            });
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            assertThat(stateOf(alert)).isEqualTo("SENT");
            assertThat(sent).as("and that letter hangs still").isEmpty();
        } finally {
            calls.countDown();
            letters.join();
        }
    }

    private static void waitFor(CountDownLatch hangs, CountDownLatch calls) {
        hangs.countDown();
        try {
            assertThat(calls.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatAnotherTookBecauseThisOneIsSlowGoesOnce() {
        var other = mails.by(new Happening(_ -> {}));
        dispatch(_ -> {
            if (sent.isEmpty()) {
                clock.forward(Duration.ofSeconds(61));
                Acting.asSystem("letters", other::sendLetters);
            }
        });
        assertThat(sent)
                .as("only the one that was on its way is there twice")
                .hasSize(3)
                .containsOnly(first, second);
        assertThat(List.of(stateOf(first), stateOf(second))).containsOnly("SENT");
    }

    private boolean dispatchOnce(MailServer server) {
        people.job(() -> jdbc.sql(
                        "update common.delivery set next_try_at = common.kring_now(), tries = 0 where subject_id = ?")
                .param(server.subject)
                .update());
        var dispatcher = mails.by(server);
        for (var turn = 0; turn < 200 && tries(server.subject) == 0; turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
        return Acting.asSystem("test", () -> notify.waits(server.subject));
    }

    private int tries(UUID subject) {
        return people.job(() -> jdbc.sql("select tries from common.delivery where subject_id = ?")
                .param(subject)
                .query(Integer.class)
                .single());
    }

    @ParameterizedTest
    @CsvSource({"common.sign_in_link, signIn", "common.address_proof, prove"})
    void aMailServerThatIsDownForAnHourLosesNoCode(String table, String template) {
        var browser = UUID.randomUUID().toString();
        var remote = "test-" + browser;
        var address = new EmailAddress("wacht-" + browser + "@elders.example");
        var link = template.equals("prove")
                ? recovery.askCode(address, "Rixt", Locale.of("nl"), browser, remote)
                        .orElseThrow()
                : signIn.askForStart(address, Locale.of("nl"), browser, remote).orElseThrow();
        var server = new MailServer(link);
        assertThat(dispatchOnce(server)).as("it is said that it waits").isTrue();
        people.job(() -> jdbc.sql("update " + table + " set asked_at = asked_at - interval '1 hour', "
                        + "expires_at = expires_at - interval '1 hour' where id = ?")
                .param(link)
                .update());
        assertThat(dispatchOnce(server)).as("and said as long as it does").isTrue();
        server.down = false;
        assertThat(dispatchOnce(server)).isFalse();
        assertThat(stateOf(link)).isEqualTo("SENT");
        if (template.equals("prove")) {
            assertThat(recovery.ask("Rixt", "Douwe", server.code, Locale.of("nl"), browser, remote))
                    .isEqualTo(RecoveryDoor.Answer.ASKED);
        } else {
            assertThat(signIn.enterForStart(server.code, browser, remote)).isInstanceOf(Proving.Proven.class);
        }
    }

    /** A circle in which something was told to its resident, and the mail of it, which waits. */
    private final class Told {
        private final AccountId douwe = people.person("Douwe");
        private final AccountId rixt = people.person("Rixt");
        private final CircleId circle = people.circle(people.tenant(), douwe);
        private final PostId post = new PostId(Ids.next());
        private final List<Letter> letters = new ArrayList<>();
        private boolean down;
        private Supplier<List<String>> before = List::of;
        private List<String> seen = List.of();

        private Told() {
            people.seat(circle, rixt, Ring.INNER);
            People.run(douwe, () -> told.choose(circle, new ToldHow(HowOften.DIRECT, HowMuch.FULL, QuietHours.NONE)));
            People.run(
                    rixt,
                    () -> timeline.post(
                            circle, new NewPost(post, "Soep, met <ballen>.", Topic.PRACTICAL, Optional.empty())));
            mails.putTogether();
        }

        private void dispatch() {
            people.job(() -> jdbc.sql(
                            "update common.delivery set next_try_at = common.kring_now(), tries = 0 where circle_id = ?")
                    .param(circle.value())
                    .update());
            send();
        }

        private void send() {
            var dispatcher = mails.by(new Server());
            for (var turn = 0; turn < 200 && waits(); turn++) {
                Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
                Acting.asSystem("letters", dispatcher::sendLetters);
            }
        }

        private boolean waits() {
            return people.job(() -> jdbc.sql(
                            "select count(*) > 0 from common.delivery where circle_id = ? and state = 'PENDING' and tries = 0")
                    .param(circle.value())
                    .query(Boolean.class)
                    .single());
        }

        private String state() {
            return people.job(() -> jdbc.sql("select state from common.delivery where circle_id = ?")
                    .param(circle.value())
                    .query(String.class)
                    .single());
        }

        private class Server implements Transport {
            @Override
            public boolean reaches(Letter letter) {
                return true;
            }

            @Override
            public void send(Letter letter) throws Exception {
                if (!Told.this.isOf(letter)) {
                    transport.send(letter);
                } else if (down) {
                    throw new IllegalStateException("no mail server");
                } else {
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .as("nothing is held while a mail server takes its time")
                            .isFalse();
                    seen = before.get();
                    letters.add(letter);
                }
            }
        }

        private boolean isOf(Letter letter) {
            return people.job(
                    () -> jdbc.sql("select circle_id is not distinct from ? from common.delivery where id = ?")
                            .param(circle.value())
                            .param(letter.id())
                            .query(Boolean.class)
                            .single());
        }
    }

    @Test
    void r_c6_whatIsToldComesInTheNameOfTheCircleWithOneThingToDoAndOneWayToChangeIt() {
        var mail = new Told();
        mail.dispatch();
        assertThat(mail.letters).singleElement().satisfies(letter -> {
            assertThat(letter.sender()).isEqualTo("Kring van Douwe");
            assertThat(letter.subject()).isEqualTo("Bericht uit de kring van Douwe");
            assertThat(letter.plain()).contains("Rixt: Soep, met <ballen>.");
            assertThat(letter.html())
                    .contains("Soep, met &lt;ballen&gt;.")
                    .doesNotContain("<ballen>", "<img", "src=")
                    .contains("/timeline?post=" + mail.post.value(), "/circle/" + mail.circle.value() + "/told");
            assertThat(letter.html().split(" href=").length - 1).as("links").isEqualTo(2);
        });
        assertThat(mail.state()).isEqualTo("SENT");
    }

    @Test
    void whatWasReadWhileTheMailServerWasDownIsNotMailedAfterwards() {
        var mail = new Told();
        mail.down = true;
        mail.dispatch();
        assertThat(mail.state()).isEqualTo("PENDING");
        People.run(mail.douwe, () -> receipts.saw(mail.circle, List.of(mail.post)));
        mail.down = false;
        mail.dispatch();
        assertThat(mail.letters).isEmpty();
        assertThat(mail.state()).isEqualTo("CANCELLED");
    }

    @Test
    void whatIsToldWaitsForEverythingElseThatIsDue() {
        var mail = new Told();
        people.job(() -> jdbc.sql(
                        "update common.delivery set next_try_at = common.kring_now() - interval '1 day' where circle_id = ?")
                .param(mail.circle.value())
                .update());
        mail.before = () -> List.of(stateOf(first), stateOf(second));
        mail.send();
        assertThat(mail.letters).hasSize(1);
        assertThat(mail.seen).containsExactly("SENT", "SENT");
    }

    @Test
    void whatIsNotReadGoesOnceWhenTheMailServerIsBack() {
        var mail = new Told();
        mail.down = true;
        mail.dispatch();
        mail.dispatch();
        mail.down = false;
        mail.dispatch();
        mail.dispatch();
        assertThat(mail.letters).hasSize(1);
    }

    @Test
    void what_was_taken_back_while_another_was_sent_does_not_leave() {
        dispatch(now -> takeBack(now.equals(first) ? second : first));
        assertThat(sent).hasSize(1);
        assertThat(List.of(stateOf(first), stateOf(second))).containsExactlyInAnyOrder("SENT", "CANCELLED");
    }

    @Test
    void r_d21_what_was_taken_back_while_it_failed_is_not_tried_again() {
        dispatch(now -> {
            takeBack(now);
            throw new IllegalStateException("no line");
        });
        assertThat(stateOf(first)).isEqualTo("CANCELLED");
        assertThat(stateOf(second)).isEqualTo("CANCELLED");
    }

    @Test
    void what_went_out_is_sent_also_when_it_was_taken_back_in_that_moment() {
        dispatch(this::takeBack);
        assertThat(stateOf(first)).isEqualTo("SENT");
    }
}
