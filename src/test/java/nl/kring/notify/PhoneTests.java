package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NumberService.Proven;
import nl.kring.identity.OwnNumber;
import nl.kring.identity.PhoneNumber;
import nl.kring.identity.TextsFor;
import nl.kring.identity.WhyBack;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.told.PhoneService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** R-C7: somebody proves her own number by six digits that the provider's server gets, and hears there what she chose (decision 082). */
@KringTest
class PhoneTests {
    private static final SmsProvider PROVIDER = new SmsProvider();
    private static final Locale NL = Locale.of("nl");
    private static final Pattern DIGITS = Pattern.compile("(\\d{6})\\.");

    @Autowired
    private People people;

    @Autowired
    private PhoneService phones;

    @Autowired
    private AccountService accounts;

    @Autowired
    private NotifyService notify;

    @Autowired
    private SmsDoor door;

    @Autowired
    private Mails mails;

    @Autowired
    private DemoTransport others;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId anke;
    private AccountId gea;
    private CircleId circle;
    private final String number = number();
    private final String browser = UUID.randomUUID().toString();

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    private static String number() {
        return "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    @BeforeEach
    void aCircle() {
        var now = clock.instant().atZone(MovingClock.ZONE);
        if (now.getHour() < 9 || now.getHour() > 18) {
            var nine = now.with(LocalTime.of(9, 0));
            clock.forward(Duration.between(now, nine.isAfter(now) ? nine : nine.plusDays(1))
                    .plusSeconds(1));
        }
        people.job(() -> jdbc.sql("delete from common.rate_limit").update());
        anke = people.person("Anke");
        gea = people.person("Gea");
        douwe = people.person("Douwe");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, gea, Ring.HELPERS);
    }

    private Optional<UUID> asks(AccountId who, String written) {
        return People.as(
                who, () -> phones.askCode(circle, PhoneNumber.of(written).orElseThrow(), NL, browser));
    }

    private Proven types(AccountId who, String code) {
        return People.as(who, () -> phones.prove(circle, code, browser, "test-" + browser));
    }

    private String digits(String to) {
        var found = DIGITS.matcher(PROVIDER.last(to).orElseThrow().text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String other(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    private void aMinuteLater() {
        people.job(() -> jdbc.sql("update common.address_proof set asked_at = asked_at - interval '61 seconds' "
                        + "where account_id is not null")
                .update());
    }

    private Proven proves(AccountId who, String written) {
        aMinuteLater();
        assertThat(asks(who, written)).isPresent();
        dispatch();
        return types(who, digits(PhoneNumber.of(written).orElseThrow().value()));
    }

    private void dispatch() {
        var dispatcher = mails.by(new Ways(List.of(PROVIDER.transport(), others)));
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
    }

    /** Straight to PostgreSQL, as this person. */
    private int does(AccountId who, String sql, Object... values) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).params(List.of(values)).update()));
    }

    private Optional<OwnNumber> mine(AccountId who) {
        return People.as(who, () -> phones.mine(circle));
    }

    private UUID tells(AccountId who, String template) {
        var subject = Ids.next();
        Acting.asSystem(
                "test",
                () -> transaction.executeWithoutResult(_ -> notify.send(new Message(
                        who,
                        template,
                        List.of("Douwe", "Bauke"),
                        "/circle/" + circle.value() + "/tasks",
                        Optional.of(circle.value()),
                        subject,
                        template + ":" + subject + ":" + who.value(),
                        clock.instant()))));
        dispatch();
        return subject;
    }

    private long mailed(UUID subject) {
        return people.job(
                () -> jdbc.sql("select count(*) from common.demo_post p join common.delivery d on d.id = p.delivery_id "
                                + "where d.subject_id = ?")
                        .param(subject)
                        .query(Long.class)
                        .single());
    }

    private int texted() {
        return PROVIDER.to(number).size();
    }

    private List<String> states(UUID subject) {
        return people.job(() -> jdbc.sql(
                        "select channel || ' ' || state from common.delivery where subject_id = ? order by channel")
                .param(subject)
                .query(String.class)
                .list());
    }

    @ParameterizedTest
    @CsvSource({
        "06-12345678, +31612345678",
        "06 12 34 56 78, +31612345678",
        "0031612345678, +31612345678",
        "+31 6 12345678, +31612345678",
        "+31 (0)6 12345678, +31612345678",
        "+49 1512 3456789, +4915123456789",
        "+353 85 123 4567, +353851234567"
    })
    void r_c7_aNumberIsWrittenAsPeopleWriteIt(String written, String value) {
        assertThat(PhoneNumber.of(written))
                .contains(new PhoneNumber(value))
                .get()
                .matches(PhoneNumber::takesTexts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "050-1234567",
                "0612345",
                "06123456789",
                "+1 212 555 0100",
                "+882 13 300655",
                "112",
                "anke@x.nl",
                ""
            })
    void r_c7_noTextMessageGoesToWhatIsNoMobileNumberHereNorOneOfEurope(String written) {
        assertThat(PhoneNumber.of(written).filter(PhoneNumber::takesTexts)).isEmpty();
    }

    @Test
    void r_c7_sixDigitsProveANumberAndNobodyReadsThemElsewhere() {
        var asked = asks(anke, number).orElseThrow();
        dispatch();
        assertThat(PROVIDER.last(number).orElseThrow().text())
                .matches(
                        "Je zes cijfers voor Kring: \\d{6}\\. Ze werken tien minuten\\. Geef ze aan niemand\\. Niet gevraagd\\? Doe niets\\.")
                .hasSizeLessThanOrEqualTo(160);
        var code = digits(number);
        assertThat(mine(anke)).as("not before they are typed").isEmpty();
        assertThat(people.job(() -> jdbc.sql("select row_to_json(d)::text from common.delivery d where subject_id = ?")
                        .param(asked)
                        .query(String.class)
                        .list()))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("SENT").doesNotContain(code, number));
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.mail_out where delivery_id in "
                                + "(select id from common.delivery where subject_id = ?)")
                        .param(asked)
                        .query(Long.class)
                        .single()))
                .as("not among what was sent")
                .isZero();
        assertThat(types(anke, other(code))).isEqualTo(Proven.WRONG_CODE);
        assertThat(types(gea, code)).as("of whom it was asked").isEqualTo(Proven.WRONG_CODE);
        assertThat(People.as(anke, () -> phones.prove(circle, code, "another", "r")))
                .as("in the browser that asked")
                .isEqualTo(Proven.WRONG_CODE);
        assertThat(types(anke, code)).isEqualTo(Proven.YES);
        assertThat(mine(anke).orElseThrow())
                .satisfies(own -> assertThat(own.number().value()).isEqualTo(number))
                .satisfies(own -> assertThat(own.what()).isEqualTo(TextsFor.ALERTS))
                .matches(own -> own.byMail() && !own.stopped());
        assertThat(types(anke, code)).as("once").isEqualTo(Proven.WRONG_CODE);
        assertThat(mine(gea)).isEmpty();
    }

    @Test
    void r_c7_afterFiveWrongOnesOrTenMinutesNotEvenTheRightOnes() {
        asks(anke, number);
        dispatch();
        var code = digits(number);
        for (var time = 0; time < 5; time++) {
            assertThat(types(anke, other(code))).isEqualTo(Proven.WRONG_CODE);
        }
        assertThat(types(anke, code)).isEqualTo(Proven.WRONG_CODE);
        aMinuteLater();
        asks(anke, number);
        dispatch();
        var late = digits(number);
        people.job(() -> jdbc.sql("update common.address_proof set expires_at = expires_at - interval '10 minutes' "
                        + "where account_id = ?")
                .param(anke.value())
                .update());
        assertThat(types(anke, late)).isEqualTo(Proven.WRONG_CODE);
        assertThat(mine(anke)).isEmpty();
    }

    @Test
    void r_c7_againAfterAMinuteAndFiveADayForAPersonAndForANumber() {
        assertThat(asks(anke, number)).isPresent();
        assertThat(asks(anke, number)).as("within the minute").isEmpty();
        assertThat(asks(anke, number())).as("nor for another number").isEmpty();
        for (var time = 0; time < 4; time++) {
            aMinuteLater();
            assertThat(asks(anke, number)).isPresent();
        }
        aMinuteLater();
        assertThat(asks(anke, number())).as("the sixth of this person").isEmpty();
        assertThat(asks(gea, number)).as("the sixth to this number").isEmpty();
        assertThat(asks(gea, number())).isPresent();
        dispatch();
        assertThat(texted()).isEqualTo(5);
    }

    @Test
    void r_c7_whoseANumberIsIsSaidToWhoHoldsItAndStopFreesIt() {
        assertThat(proves(gea, number)).isEqualTo(Proven.YES);
        assertThat(proves(anke, number)).as("asked as any other").isEqualTo(Proven.SHARED);
        assertThat(mine(anke)).isEmpty();
        assertThat(Acting.asSystem("test", () -> accounts.whoseNumber(new PhoneNumber(number)))
                        .orElseThrow()
                        .id())
                .as("it stays with who had it")
                .isEqualTo(gea);
        Acting.asSystem("test", () -> door.inADemo(number, "stop"));
        assertThat(mine(gea).orElseThrow().stopped()).isTrue();
        assertThat(proves(anke, number)).isEqualTo(Proven.YES);
        assertThat(mine(gea)).isEmpty();
        Acting.asSystem("test", () -> door.inADemo(number, "STOP"));
        assertThat(mine(anke).orElseThrow().stopped()).isTrue();
        Acting.asSystem("test", () -> door.inADemo(number, "START"));
        assertThat(mine(anke).orElseThrow().stopped()).isFalse();
    }

    @Test
    void r_c7_anotherNumberTakesThePlaceOfTheOneBeforeAndWhatWasChosenStays() {
        proves(anke, number);
        People.run(anke, () -> phones.choose(circle, TextsFor.TASKS_AND_ALERTS));
        var next = number();
        assertThat(proves(anke, next)).isEqualTo(Proven.YES);
        assertThat(mine(anke).orElseThrow())
                .satisfies(own -> assertThat(own.number().value()).isEqualTo(next))
                .satisfies(own -> assertThat(own.what()).isEqualTo(TextsFor.TASKS_AND_ALERTS));
        assertThat(Acting.asSystem("test", () -> accounts.whoseNumber(new PhoneNumber(number))))
                .isEmpty();
    }

    @Test
    void r_c7_anAlertGoesByMailAndByTextMessageOnceEachWhereThatIsChosen() {
        assertThat(states(tells(anke, "alertTaken"))).containsExactly("EMAIL SENT");
        proves(anke, number);
        var before = texted();
        var alert = tells(anke, "alertTaken");
        dispatch();
        assertThat(states(alert)).containsExactly("EMAIL SENT", "SMS SENT");
        assertThat(mailed(alert)).as("the mail").isOne();
        assertThat(texted()).isEqualTo(before + 1);
        var task = tells(anke, "taskOff");
        assertThat(states(task)).containsExactly("EMAIL SENT");
        assertThat(mailed(task)).isOne();
        assertThat(texted()).as("a task by mail only").isEqualTo(before + 1);
    }

    @Test
    void r_c7_whoChoosesTasksGetsThemByTextMessageAndNotByMail() {
        proves(anke, number);
        People.run(anke, () -> phones.choose(circle, TextsFor.TASKS_AND_ALERTS));
        var before = texted();
        var task = tells(anke, "taskOff");
        assertThat(mailed(task)).isZero();
        assertThat(texted()).isEqualTo(before + 1);
        assertThat(mailed(tells(anke, "photo"))).as("all else by mail").isOne();
        assertThat(texted()).isEqualTo(before + 1);
    }

    @Test
    void r_c7_afterStopOrRemovalNothingGoesThereAtOnce() {
        proves(anke, number);
        People.run(anke, () -> phones.choose(circle, TextsFor.TASKS_AND_ALERTS));
        var before = texted();
        People.run(anke, () -> phones.want(circle, false));
        assertThat(mailed(tells(anke, "taskOff"))).isOne();
        assertThat(states(tells(anke, "alertTaken"))).containsExactly("EMAIL SENT");
        People.run(anke, () -> phones.want(circle, true));
        People.run(anke, () -> phones.tryOut(circle));
        People.run(anke, () -> phones.remove(circle));
        dispatch();
        assertThat(mailed(tells(anke, "taskOff"))).isOne();
        assertThat(states(tells(anke, "alertTaken"))).containsExactly("EMAIL SENT");
        assertThat(texted()).as("not even what was on its way").isEqualTo(before);
        assertThat(mine(anke)).isEmpty();
        assertThatThrownBy(() -> People.run(anke, () -> phones.want(circle, true)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void r_c7_whereMailComesBackTasksAndAlertsGoByTextMessageInstead() {
        var address = Acting.asSystem(
                "test", () -> accounts.provenAddress(anke).orElseThrow().value());
        var lost = tells(anke, "taskOff");
        mails.comeBack(lost, address, WhyBack.NO_SUCH_ADDRESS);
        var waits = tells(anke, "taskNobody");
        assertThat(states(waits)).containsExactly("EMAIL PENDING");
        proves(anke, number);
        dispatch();
        assertThat(states(lost)).containsExactly("EMAIL SENT");
        assertThat(states(waits)).containsExactly("EMAIL SENT");
        assertThat(PROVIDER.to(number))
                .as("the digits, what came back and what waited")
                .hasSize(3);
        var alert = tells(anke, "alertTaken");
        assertThat(states(alert)).containsExactly("EMAIL SENT");
        assertThat(mailed(alert)).isZero();
        assertThat(PROVIDER.to(number)).hasSize(4);
        assertThat(mine(anke).orElseThrow().byMail()).isFalse();
        assertThat(states(tells(anke, "photo")))
                .as("all else waits for the address")
                .containsExactly("EMAIL PENDING");
    }

    @Test
    void r_c7_aMailThatComesBackGoesByTextMessageButNotASecondTime() {
        var address = Acting.asSystem(
                "test", () -> accounts.provenAddress(anke).orElseThrow().value());
        proves(anke, number);
        var alert = tells(anke, "alertTaken");
        var before = texted();
        mails.comeBack(alert, address, WhyBack.NO_SUCH_ADDRESS);
        dispatch();
        assertThat(texted()).as("it was told there already").isEqualTo(before);
    }

    @Test
    void r_c7_aTrialGoesAtOnceAndOnceAMinute() {
        proves(anke, number);
        var before = texted();
        People.run(anke, () -> phones.tryOut(circle));
        People.run(anke, () -> phones.tryOut(circle));
        dispatch();
        assertThat(texted()).isEqualTo(before + 1);
        assertThat(PROVIDER.last(number).orElseThrow().text())
                .isEqualTo(
                        "Kring van Douwe: Dit is een proef. Zo komt een sms van Kring bij je binnen. Geen sms meer? Stuur STOP.")
                .hasSizeLessThanOrEqualTo(160);
        for (var time = 0; time < 3; time++) {
            People.run(anke, () -> phones.tryOut(circle));
        }
        assertThatThrownBy(() -> People.run(anke, () -> phones.tryOut(circle))).isInstanceOf(Refused.class);
    }

    @Test
    void r_c7_whereNobodyPaysForTextMessagesThereAreNone() {
        var none = new Ways(List.of(new SmsTransport(new SmsSettings("", "", "", ""), new JsonMapper())));
        assertThat(none.texts()).isFalse();
        assertThat(new NotifyService(jdbc, new JsonMapper(), none).textsGo()).isFalse();
        assertThat(new Ways(List.of(PROVIDER.transport())).texts()).isTrue();
        proves(anke, number);
        People.run(anke, () -> phones.choose(circle, TextsFor.TASKS_AND_ALERTS));
        var subject = Ids.next();
        Transport post = new Transport() {
            @Override
            public boolean reaches(Letter letter) {
                return !letter.sms();
            }

            @Override
            public void send(Letter letter) {
                others.send(letter);
            }
        };
        Acting.asSystem(
                "test",
                () -> transaction.executeWithoutResult(_ -> notify.send(new Message(
                        anke,
                        "taskOff",
                        List.of("Douwe", "Bauke"),
                        "/",
                        Optional.of(circle.value()),
                        subject,
                        "taskOff:" + subject,
                        clock.instant()))));
        var dispatcher = mails.by(post);
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
        assertThat(mailed(subject))
                .as("by mail, as the number cannot be reached any more")
                .isOne();
    }

    @Test
    void r_c7_whoIsNotInTheCircleAsksNothingAndARefusedNumberNeither() {
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> asks(stranger, number)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> types(stranger, "000000")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> asks(anke, "+1 212 555 0100")).isInstanceOf(Refused.class);
        dispatch();
        assertThat(texted()).isZero();
    }

    @Test
    void r_c7_postgresqlKeepsANumberForItsOwnerAloneAndAMailboxFromBeingThrownAway() {
        proves(anke, number);
        proves(gea, number());
        assertThat(does(gea, "delete from common.channel where account_id = ?", anke.value()))
                .isZero();
        assertThat(does(gea, "update common.channel set texts = null where account_id = ?", anke.value()))
                .isZero();
        assertThat(does(anke, "delete from common.channel where account_id = ? and kind = 'EMAIL'", anke.value()))
                .isZero();
        assertThatThrownBy(() -> does(
                        anke,
                        "insert into common.channel (id, account_id, kind, address, verified_at) values (?, ?, 'SMS', ?, now())",
                        Ids.next(),
                        anke.value(),
                        number()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_c19_whoLooksAlongNeitherSeesNorChangesANumberInJavaNorInPostgresql() {
        proves(douwe, number);
        aMinuteLater();
        assertThat(asks(douwe, number())).isPresent();
        does(
                douwe,
                "insert into circle.helper_session (id, circle_id, account_id, helper_id, at, until) "
                        + "select ?, ?, ?, ?, common.kring_now(), common.kring_now() + interval '10 minutes'",
                Ids.next(),
                circle.value(),
                douwe.value(),
                gea.value());
        try {
            assertThat(mine(douwe)).isEmpty();
            assertThat(People.as(douwe, () -> phones.isOpen(circle))).isFalse();
            assertThat(does(douwe, "delete from common.channel where account_id = ?", douwe.value()))
                    .isZero();
            assertThatThrownBy(() -> people.job(
                            () -> jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at) "
                                            + "values (?, ?, 'SMS', ?, common.kring_now())")
                                    .param(Ids.next())
                                    .param(douwe.value())
                                    .param(number())
                                    .update()))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            does(douwe, "delete from circle.helper_session where account_id = ?", douwe.value());
        }
        assertThat(mine(douwe)).isPresent();
    }

    @Test
    void r_m7_withTheAccountItsNumberAndWhatWasAskedOfItGo() {
        proves(anke, number);
        Acting.asSystem("test", () -> transaction.executeWithoutResult(_ -> accounts.forgetName(anke)));
        assertThat(people.job(() -> jdbc.sql("select (select count(*) from common.channel where account_id = :who) "
                                + "+ (select count(*) from common.address_proof where account_id = :who)")
                        .param("who", anke.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }
}
