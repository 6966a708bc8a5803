package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.PauseService;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.privacy.Kept;
import nl.kring.task.NewTask;
import nl.kring.task.NewTask.When;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** R-C7 from question to answer: out by a provider's server, in by the door that it knows. */
@KringTest
class SmsTests {
    static final String SECRET = "a-secret-of-the-tests-and-nothing-else";
    private static final SmsProvider PROVIDER = new SmsProvider();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("JA (\\d+) of NEE \\1\\.");

    @Autowired
    private WebApplicationContext spring;

    @Autowired
    private SecurityContextHolderStrategy whoIsIn;

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private PauseService pauses;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ReadingTasks reading;

    @Autowired
    private NotifyService notify;

    @Autowired
    private Mails mails;

    @Autowired
    private DemoTransport others;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private List<Kept> kept;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc web;
    private AccountId douwe;
    private AccountId anke;
    private AccountId sietse;
    private AccountId gea;
    private CircleId circle;
    private final String number = number();
    private final String geas = number();

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private static String number() {
        return "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    @BeforeEach
    void inTheMorning() {
        var now = clock.instant().atZone(MovingClock.ZONE);
        if (now.getHour() < 9 || now.getHour() > 18) {
            var nine = now.with(LocalTime.of(9, 0));
            clock.forward(Duration.between(now, nine.isAfter(now) ? nine : nine.plusDays(1))
                    .plusSeconds(1));
        }
    }

    @BeforeEach
    void aCircle() {
        SecurityContextHolder.setContextHolderStrategy(whoIsIn); // another context of this run may have set its own
        web = MockMvcBuilders.webAppContextSetup(spring)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        sietse = texter("Sietse", "fy", number);
        gea = texter("Gea", "nl", geas);
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
    }

    /** Somebody without mail, whose number is proven. */
    private AccountId texter(String name, String language, String reachedAt) {
        return people.job(() -> {
            var who = accounts.create(new NewAccount(
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    language,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    null,
                    null));
            accounts.reachBySms(who, reachedAt);
            return who;
        });
    }

    private TaskId ask(String what, Topic topic) {
        var task = new NewTask(
                new TaskId(Ids.next()),
                what,
                new When(clock.instant().plus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MINUTES), false),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                topic,
                Optional.empty(),
                Optional.empty(),
                Set.of());
        People.run(anke, () -> tasks.ask(circle, task));
        tick();
        return task.id();
    }

    private void tick() {
        works.stream()
                .filter(work -> work.name().equals("tasks"))
                .forEach(work -> Acting.asSystem("tasks", () -> {
                    work.doWhatIsDue();
                    work.doWhatIsDue();
                }));
        dispatch();
    }

    private void dispatch() {
        var dispatcher = mails.by(new Ways(List.of(PROVIDER.transport(), others)));
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
    }

    private String last(String to) {
        return PROVIDER.last(to).map(SmsProvider.Sent::text).orElse("");
    }

    private int numberOf(String text) {
        var found = NUMBER.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** Writes from this number, as the provider hands it over. */
    private MockHttpServletResponse write(String from, String text) {
        return hand(SECRET, message(from, text, clock.instant()));
    }

    private void says(String from, String text) {
        assertThat(write(from, text).getStatus()).isEqualTo(200);
        dispatch();
    }

    private static String message(String from, String text, Instant at) {
        return JSON.writeValueAsString(Map.of(
                "reference", "r" + ThreadLocalRandom.current().nextLong(),
                "messageContext", "",
                "from", Map.of("number", from.replace("+", "00"), "name", ""),
                "to", Map.of("number", SmsProvider.SENDER),
                "message", Map.of("text", text),
                "groupings", List.of("", "", ""),
                "timeUtc", DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(at.atOffset(ZoneOffset.UTC)),
                "channel", "SMS"));
    }

    private MockHttpServletResponse hand(String secret, String body) {
        try {
            return web.perform(post("/sms/" + secret)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andReturn()
                    .getResponse();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Optional<TaskView> view(AccountId reader, TaskId task) {
        var list = People.as(reader, () -> reading.list(circle));
        return List.of(list.mine(), list.open(), list.others()).stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(task))
                .findFirst();
    }

    private Optional<String> taker(TaskId task) {
        return view(douwe, task).orElseThrow().taker().map(person -> person.firstName());
    }

    private String state(AccountId to, String template) {
        return people.job(() -> jdbc.sql("select state || ':' || coalesce(last_error, '') from common.delivery "
                        + "where recipient_id = ? and template = ? order by id desc limit 1")
                .param(to.value())
                .param(template)
                .query(String.class)
                .single());
    }

    @Test
    void r_c7_aTaskIsAskedTakenAndAnsweredByTextMessageAlone() {
        var task = ask("Boodschappen", Topic.PRACTICAL);
        var asked = last(number);
        assertThat(asked)
                .startsWith("Kring fan Douwe: wa kin helpe? Boodschappen, ")
                .hasSizeLessThanOrEqualTo(160);
        assertThat(SmsText.isGsm(asked)).isTrue();
        assertThat(asked).doesNotContain("http");
        var which = numberOf(asked);
        says(number, "Ja" + which);
        assertThat(taker(task)).hasValue("Sietse");
        assertThat(last(number)).startsWith("Jo dogge it: Boodschappen, ").endsWith("Stjoer NEE " + which + ".");
        says(number, "nee " + which);
        assertThat(taker(task)).isEmpty();
        assertThat(last(number)).isEqualTo("Jo jouwe it werom. Dat is net slim. De kring siket fierder.");
    }

    @Test
    void r_c7_noIsNotAskedAgainAndNobodyAsksWhy() {
        var task = ask("Gras maaien", Topic.PRACTICAL);
        var which = numberOf(last(number));
        says(number, "NEE " + which + " helaas");
        assertThat(last(number)).startsWith("Moai dat jo it witte litte.");
        assertThat(taker(task)).isEmpty();
        assertThat(view(sietse, task).orElseThrow().cannot()).isTrue();
        var sent = PROVIDER.to(number).size();
        tick();
        clock.forward(Duration.ofHours(1));
        tick();
        assertThat(PROVIDER.to(number)).hasSize(sent);
    }

    @Test
    void r_c7_aBareYesIsForTheOnlyQuestionAndOfTwoTheNumberIsAskedFor() {
        var one = ask("Boodschappen", Topic.PRACTICAL);
        var first = numberOf(last(number));
        var two = ask("Gras maaien", Topic.PRACTICAL);
        var second = numberOf(last(number));
        assertThat(second).isNotEqualTo(first);
        says(number, "JA");
        assertThat(last(number)).startsWith("Der binne no mear fragen oan jo.");
        assertThat(taker(one)).isEmpty();
        assertThat(taker(two)).isEmpty();
        says(number, "nee " + second);
        says(number, "ja graag");
        assertThat(taker(one)).hasValue("Sietse");
        assertThat(taker(two)).isEmpty();
        says(number, "ja");
        assertThat(last(number)).isEqualTo("Der is no gjin fraach oan jo. Jo hoege neat te dwaan.");
    }

    @Test
    void r_c10_theFirstHasItAndTheSecondHearsWho() throws Exception {
        people.seat(circle, gea, Ring.HELPERS);
        var task = ask("Meerijden", Topic.PRACTICAL);
        var mine = numberOf(last(number));
        var hers = numberOf(last(geas));
        var barrier = new CyclicBarrier(2);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = List.of(
                    both.submit(() -> {
                        barrier.await();
                        return write(number, "JA " + mine).getStatus();
                    }),
                    both.submit(() -> {
                        barrier.await();
                        return write(geas, "JA " + hers).getStatus();
                    }));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        dispatch();
        var who = taker(task).orElseThrow();
        assertThat(who).isIn("Sietse", "Gea");
        if (who.equals("Sietse")) {
            assertThat(last(geas)).isEqualTo("Sietse was je net voor. Jij hoeft niets te doen.");
        } else {
            assertThat(last(number)).startsWith("Gea wie jo krekt foar.");
        }
    }

    @Test
    void theSameMessageHandedOverTwiceOrAtOnceIsOneAnswerAndOneSentence() throws Exception {
        ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        var same = message(number, "JA " + which, clock.instant());
        var before = PROVIDER.to(number).size();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var handed = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(_ -> many.submit(() -> hand(SECRET, same).getStatus()))
                    .toList();
            for (var one : handed) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        hand(SECRET, same);
        dispatch();
        assertThat(PROVIDER.to(number)).hasSize(before + 1);
    }

    @Test
    void r_c6_ofHealthNoWordLeavesAndTheNameToCallIsGiven() {
        people.seat(circle, gea, Ring.INNER);
        ask("Pillen halen", Topic.HEALTH);
        assertThat(last(geas))
                .startsWith("Kring van Douwe: wie kan helpen met een klus? ")
                .doesNotContain("Pillen");
        says(geas, "JA " + numberOf(last(geas)));
        assertThat(last(geas))
                .startsWith("Je doet het: ")
                .contains("Bel Anke om te horen wat het is.")
                .doesNotContain("Pillen");
    }

    @Test
    void whoLeftOrIsPausedHearsItAndNothingHappens() {
        var task = ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        var coordinator = people.person("Sjoerd");
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(
                            coordinator, RelationKind.CLOSE_ONE, "broer", Optional.empty(), Ring.INNER, true, true));
            return true;
        });
        People.run(coordinator, () -> pauses.pause(circle, sietse, Ids.next()));
        says(number, "JA " + which);
        assertThat(last(number)).isEqualTo("Jo dogge no net mei yn dizze kring. Der feroaret neat.");
        assertThat(taker(task)).isEmpty();

        people.seat(circle, gea, Ring.HELPERS);
        var other = ask("Gras maaien", Topic.PRACTICAL);
        var hers = numberOf(last(geas));
        People.run(gea, () -> circles.leave(circle));
        says(geas, "JA " + hers);
        assertThat(last(geas)).isEqualTo("Je doet nu niet mee in deze kring. Er verandert niets.");
        assertThat(taker(other)).isEmpty();
    }

    @Test
    void r_c7_stopEndsItIsConfirmedOnceAndStartBeginsItAgain() {
        ask("Boodschappen", Topic.PRACTICAL);
        says(number, "Stop!");
        assertThat(last(number)).startsWith("Jo krije gjin sms mear");
        var after = PROVIDER.to(number).size();
        says(number, "STOP");
        ask("Gras maaien", Topic.PRACTICAL);
        assertThat(PROVIDER.to(number)).hasSize(after);
        assertThat(state(sietse, "taskNudge")).startsWith("FAILED:no way");
        says(number, "start");
        assertThat(last(number)).startsWith("Jo krije wer sms");
        ask("Meerijden", Topic.PRACTICAL);
        assertThat(last(number)).contains("Meerijden");
    }

    @Test
    void whatIsNotUnderstoodIsExplainedOnceADayAndTwoProgramsNeverTalk() {
        ask("Boodschappen", Topic.PRACTICAL);
        var before = PROVIDER.to(number).size();
        says(number, "Wat moet ik doen?");
        assertThat(last(number))
                .startsWith("Dat begrypt Kring net. Stjoer allinnich JA of NEE mei it nûmer".replace("û", "u"));
        for (var turn = 0; turn < 5; turn++) {
            says(number, last(number));
        }
        says(number, "JA 98");
        assertThat(PROVIDER.to(number)).hasSize(before + 1);
        for (var turn = 0; turn < 40; turn++) {
            says(number, "JA");
        }
        assertThat(PROVIDER.to(number).size() - before)
                .as("said at most so often")
                .isLessThanOrEqualTo(13);
    }

    @Test
    void aNumberOfNobodyOrOfTwoHearsNothingAndDoesNothing() {
        var stranger = number();
        says(stranger, "JA 1");
        says(stranger, "hallo?");
        assertThat(PROVIDER.to(stranger)).isEmpty();
        var task = ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        texter("Tweede", "nl", number);
        var before = PROVIDER.to(number).size();
        says(number, "JA " + which);
        assertThat(taker(task)).isEmpty();
        assertThat(PROVIDER.to(number)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a-secret-of-the-tests-and-nothing-els",
                "a-secret-of-the-tests-and-nothing-elsf",
                "A-SECRET-OF-THE-TESTS-AND-NOTHING-ELSE",
                "a-secret-of-the-tests-and-nothing-else%00"
            })
    void whoDoesNotKnowTheSecretIsToldNothing(String secret) {
        ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        var answer = hand(secret, message(number, "JA " + which, clock.instant()));
        assertThat(answer.getStatus()).isIn(400, 401);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.task where circle_id = ? and state = 'TAKEN'")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void whatIsNoMessageIsLeftAloneAndWhatIsTooMuchIsRefused() {
        for (var body : List.of(
                "",
                "{",
                "[]",
                "null",
                "\"JA 3\"",
                "{\"from\":7}",
                "{\"from\":{\"number\":[1]}}",
                message(number, "JA 1", clock.instant()).replace("\"SMS\"", "\"WhatsApp\""),
                message(number, "JA 1", clock.instant()).replaceAll("\"timeUtc\":\"[^\"]*\"", "\"timeUtc\":\"never\""),
                message("+31' or 1=1 --", "JA 1", clock.instant()),
                message("٠٦١٢٣٤٥٦٧٨", "JA 1", clock.instant()),
                message("", "JA 1", clock.instant()),
                message(number, "\u0000\ud800", clock.instant()))) {
            assertThat(hand(SECRET, body).getStatus()).as(body).isEqualTo(200);
        }
        assertThat(hand(SECRET, message(number, "a".repeat(100_000), clock.instant()))
                        .getStatus())
                .isEqualTo(413);
        assertThat(hand(SECRET, "{\"a\":".repeat(3000)).getStatus()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsADayLateDoesNothingAndSaysSo() {
        var task = ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        hand(SECRET, message(number, "JA " + which, clock.instant().minus(Duration.ofHours(25))));
        dispatch();
        assertThat(last(number)).contains("te let oan");
        assertThat(taker(task)).isEmpty();
    }

    @Test
    void r_c7_nothingButTasksAndAlertsGoesByTextMessage() {
        people.job(() -> {
            notify.send(new Message(
                    sietse,
                    "photo",
                    List.of(),
                    "/circle/" + circle.value() + "/timeline",
                    Optional.of(circle.value()),
                    Ids.next(),
                    UUID.randomUUID().toString(),
                    clock.instant()));
            return true;
        });
        dispatch();
        assertThat(PROVIDER.to(number)).isEmpty();
        assertThat(state(sietse, "photo")).isEqualTo("FAILED:by text message come tasks and alerts only");
    }

    @Test
    void whatTheProviderRefusesStandsThereInWordsAndWhatItCannotDoNowIsTriedAgainWithTheSameReference() {
        try (var other = new SmsProvider().says(503, 0, "Rejected")) {
            var task = new NewTask(
                    new TaskId(Ids.next()),
                    "Boodschappen",
                    new When(clock.instant().plus(Duration.ofHours(20)), false),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    Topic.PRACTICAL,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());
            People.run(anke, () -> tasks.ask(circle, task));
            works.stream()
                    .filter(work -> work.name().equals("tasks"))
                    .forEach(work -> Acting.asSystem("tasks", work::doWhatIsDue));
            var dispatcher = mails.by(new Ways(List.of(other.transport(), others)));
            once(dispatcher, "PENDING");
            assertThat(state(sietse, "taskNudge")).isEqualTo("PENDING:IOException");
            other.says(200, 0, "Accepted");
            once(dispatcher, "SENT");
            assertThat(Set.copyOf(other.references().stream()
                            .filter(reference -> reference.equals(deliveryOf(sietse)))
                            .toList()))
                    .hasSize(1);
            assertThat(other.to(number)).hasSize(1);
            other.says(400, 201, "Rejected");
            people.job(() -> jdbc.sql("update common.delivery set state = 'PENDING', tries = 0 where recipient_id = ?")
                    .param(sietse.value())
                    .update());
            once(dispatcher, "FAILED");
            assertThat(state(sietse, "taskNudge")).startsWith("FAILED:the text message was refused");
        }
    }

    private void once(Dispatcher dispatcher, String state) {
        people.job(() -> jdbc.sql("update common.delivery set next_try_at = common.kring_now() where recipient_id = ?")
                .param(sietse.value())
                .update());
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
        assertThat(state(sietse, "taskNudge")).startsWith(state);
    }

    private String deliveryOf(AccountId to) {
        return people.job(
                () -> jdbc.sql("select replace(id::text, '-', '') from common.delivery where recipient_id = ?")
                        .param(to.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void numbersGoRoundAndAreForgottenAfterTheirTerm() {
        ask("Boodschappen", Topic.PRACTICAL);
        people.job(() -> jdbc.sql(
                        "insert into common.sms_ask (account_id, number, circle_id, subject_id, template) "
                                + "select account_id, 99, circle_id, uuidv7(), template from common.sms_ask where account_id = ?")
                .param(sietse.value())
                .update());
        ask("Gras maaien", Topic.PRACTICAL);
        assertThat(numberOf(last(number))).isEqualTo(1);
        clock.forward(Duration.ofDays(32));
        var mailsKept = kept.stream()
                .filter(one -> one.what().equals("MAIL"))
                .findFirst()
                .orElseThrow();
        people.job(() -> mailsKept.forget(1000));
        assertThat(people.job(() -> jdbc.sql(
                                "select (select count(*) from common.sms_ask where account_id = ?) "
                                        + "+ (select count(*) from common.sms_in where came_at < common.kring_now() - interval '31 days')")
                        .param(sietse.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void whatIsSaidAfterwardsIsAnsweredByTheSameNumber() {
        var task = ask("Boodschappen", Topic.PRACTICAL);
        var which = numberOf(last(number));
        says(number, "JA " + which);
        clock.forward(Duration.ofHours(24));
        inTheMorning();
        tick();
        assertThat(last(number)).startsWith("Kring fan Douwe: is it slagge? Boodschappen.");
        assertThat(numberOf(last(number))).isEqualTo(which);
        says(number, "JA");
        assertThat(last(number)).isEqualTo("Moai dat it slagge is.");
        assertThat(people.job(() -> jdbc.sql("select state from circle.task where id = ?")
                        .param(task.value())
                        .query(String.class)
                        .single()))
                .isEqualTo("DONE");
    }
}
