package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.notify.DemoPost;
import nl.kring.notify.NotifyService;
import nl.kring.notify.SmsDoor;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Journey d by text message alone: asked, taken, or not now, which asks the third at once; no phase and no sign outside the app. */
@KringTest
class AlertsBySmsTests extends WatchTest {
    private static final Pattern NUMBER = Pattern.compile("JA (\\d+) of NEE \\1\\.");

    @Autowired
    private SilenceService silences;

    @Autowired
    private ActionService actions;

    @Autowired
    private AccountService accounts;

    @Autowired
    private NotifyService notify;

    @Autowired
    private SmsDoor door;

    @Autowired
    private List<DueWork> works;

    private AccountId gea;
    private final String number = "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @BeforeEach
    void geaIsFirstInTheLine() {
        gea = people.job(() -> {
            var who = accounts.create(new NewAccount(
                    "Gea",
                    Optional.empty(),
                    Optional.empty(),
                    "nl",
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    null,
                    null));
            accounts.reachBySms(who, number);
            return who;
        });
        seat(gea, "buurvrouw", Ring.HELPERS, false);
        var plan = plan();
        approve(new NewPlan(
                douwe,
                4,
                plan.holder(),
                plan.deputy(),
                plan.green(),
                plan.signs(),
                plan.helps(),
                plan.helpsNot(),
                plan.actions(),
                List.of(
                        new NewPlan.Place(gea, AlertLevelsTests.AWAKE, true, false),
                        new NewPlan.Place(bauke, AlertLevelsTests.AWAKE, true, false),
                        new NewPlan.Place(rixt, AlertLevelsTests.AWAKE, true, false)),
                plan.outside(),
                plan.approvedAt(),
                plan.reviewAt()));
    }

    private String text() {
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            works.stream()
                    .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                    .forEach(work -> Acting.asSystem("deliveries", work::doWhatIsDue));
        }
        return people.job(() -> notify.demoPost(500)).stream()
                .filter(post -> post.address().equals(number))
                .map(DemoPost::body)
                .findFirst()
                .orElse("");
    }

    private void says(String text) {
        says(number, text);
    }

    private void says(String from, String text) {
        door.take(
                "a-secret-of-the-tests-and-nothing-else",
                new JsonMapper()
                        .writeValueAsBytes(Map.of(
                                "reference",
                                "r" + ThreadLocalRandom.current().nextLong(),
                                "from",
                                Map.of("number", from),
                                "message",
                                Map.of("text", text),
                                "timeUtc",
                                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                                        clock.instant().atOffset(ZoneOffset.UTC)),
                                "channel",
                                "SMS")));
    }

    private String which(String text) {
        var found = NUMBER.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    @Test
    void r_d26_a_sign_of_life_that_did_not_come_is_answered_by_text_message() {
        on(DayOfWeek.THURSDAY, "09:00");
        People.run(douwe, () -> silences.agree(circle, Set.of(DayOfWeek.FRIDAY), LocalTime.of(10, 0)));
        on(DayOfWeek.FRIDAY, "10:00");
        silence();
        clock.forward(Duration.ofMinutes(61));
        silence();
        var asked = text();
        assertThat(asked)
                .isEqualTo("Nog niets gehoord van Douwe. Kijk in Kring of bel Anke. Antwoord JA %1$s of NEE %1$s."
                        .formatted(which(asked)));
        says("NEE " + which(asked));
        silence();
        assertThat(sent("alertSilence")).extracting(Sent::to).containsExactly(gea, bauke, rixt);
        assertThat(text()).isEqualTo("Goed dat je het zegt. Kring vraagt het ook aan anderen.");
        says("JA " + which(asked));
        assertThat(text()).isEqualTo("Jij gaat kijken. De anderen lezen dat. Direct gevaar? Bel 112.");
        assertThat(People.as(gea, () -> silences.current(circle)).orElseThrow().mine())
                .isTrue();
        says("NEE " + which(asked)); // she cannot go after all: nobody is to believe that she is on her way
        assertThat(text()).isEqualTo("Goed dat je het zegt. Kring vraagt het ook aan anderen.");
        assertThat(People.as(gea, () -> silences.current(circle)).orElseThrow().owner())
                .isEmpty();
        silence();
        assertThat(sent("alertSilence"))
                .as("all are asked anew")
                .extracting(Sent::to)
                .contains(bauke, rixt)
                .hasSize(5);
        People.run(douwe, () -> silences.sign(circle));
        says("NEE " + which(asked));
        assertThat(text()).isEqualTo("Er is al iets gehoord. Je hoeft niets te doen.");
    }

    @Test
    void r_d26_an_hour_after_somebody_went_to_look_who_has_only_a_number_reads_it() {
        on(DayOfWeek.THURSDAY, "09:00");
        var first = plan();
        approve(new NewPlan(
                douwe,
                5,
                first.holder(),
                first.deputy(),
                first.green(),
                first.signs(),
                first.helps(),
                first.helpsNot(),
                first.actions(),
                List.of(
                        new NewPlan.Place(bauke, AlertLevelsTests.AWAKE, true, false),
                        new NewPlan.Place(gea, AlertLevelsTests.AWAKE, true, false)),
                first.outside(),
                first.approvedAt(),
                first.reviewAt()));
        People.run(douwe, () -> silences.agree(circle, Set.of(DayOfWeek.FRIDAY), LocalTime.of(10, 0)));
        on(DayOfWeek.FRIDAY, "10:00");
        silence();
        clock.forward(Duration.ofMinutes(61));
        silence();
        var silence =
                People.as(bauke, () -> silences.current(circle)).orElseThrow().id();
        People.run(bauke, () -> silences.claim(circle, silence));
        clock.forward(Duration.ofMinutes(61));
        silence();
        assertThat(text()).isEqualTo("Nog niets gehoord van Douwe. Bauke gaat kijken. Kijk in Kring of bel Anke.");
    }

    private void silence() {
        works.stream()
                .filter(work -> work.name().equals("silence"))
                .forEach(work -> Acting.asSystem("silence", work::doWhatIsDue));
    }

    @Test
    void at_d3_not_now_by_text_message_asks_the_third_at_once() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var asked = text();
        assertThat(asked)
                .isEqualTo("De kring van Douwe vraagt je hulp. Kijk in Kring of bel Anke. Antwoord JA %1$s of NEE %1$s."
                        .formatted(which(asked)))
                .hasSizeLessThanOrEqualTo(160);
        assertThat(asked()).containsExactly(gea, bauke);
        says("NEE " + which(asked));
        assertThat(asked()).containsExactly(gea, bauke, rixt);
        assertThat(text()).isEqualTo("Goed dat je het zegt. De kring vraagt nu verder.");
    }

    @Test
    void r_d11_yes_by_text_message_makes_one_owner_and_a_second_yes_hears_who_it_is() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(text()).startsWith("De kring van Douwe");
        says("ja");
        assertThat(alertFor(bauke).orElseThrow().owner())
                .hasValueSatisfying(owner -> assertThat(owner.account()).isEqualTo(gea));
        assertThat(text()).startsWith("Jij pakt dit op.");
    }

    @Test
    void r_d11_who_is_later_hears_who_has_it_and_no_phase_and_no_sign() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var which = which(text());
        nl.kring.People.run(bauke, () -> alerts.claim(circle, alert(), nl.kring.platform.Ids.next()));
        says("JA " + which);
        assertThat(text()).isEqualTo("Bauke was je net voor. Bauke pakt het op.");
        says("NEE " + which);
        assertThat(text()).isEqualTo("Bauke pakt het op. Jij hoeft nu niets te doen.");
        assertThat(people.job(() -> notify.demoPost(500)).stream()
                        .filter(post -> post.address().equals(number))
                        .map(DemoPost::body)
                        .toList())
                .allSatisfy(body ->
                        assertThat(body).doesNotContainIgnoringCase("oranje").doesNotContain("boos", "Dit zag ik"));
    }

    @Test
    void r_d12_no_by_text_message_of_who_is_asked_to_do_something_does_not_say_that_she_need_do_nothing() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var which = which(text());
        var alert = alert();
        People.run(bauke, () -> alerts.claim(circle, alert, nl.kring.platform.Ids.next()));
        var before = clock.instant().plus(Duration.ofHours(2));
        People.run(
                bauke, () -> actions.ask(circle, alert, nl.kring.platform.Ids.next(), "Samen wandelen", gea, before));
        says("NEE " + which);
        assertThat(text()).isEqualTo("Bauke vraagt of jij iets wilt doen. Kijk in Kring of bel Bauke.");
    }

    @Test
    void who_is_not_asked_any_more_takes_nothing() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var which = which(text());
        people.job(() -> jdbc.sql("update circle.circle_member set ended_at = common.kring_now() where account_id = ?")
                .param(gea.value())
                .update());
        says("JA " + which);
        assertThat(alertFor(bauke).orElseThrow().owner()).isEmpty();
        assertThat(text()).isEqualTo("Je doet nu niet mee in deze kring. Er verandert niets.");
    }

    /** Bauke reads mail, and proved a number at which alerts come as well. */
    private String baukeHasANumberToo() {
        var his = "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        people.job(() -> {
            accounts.reachBySms(bauke, his);
            return jdbc.sql("update common.channel set texts = 'ALERTS' where account_id = ? and kind = 'SMS'")
                    .param(bauke.value())
                    .update();
        });
        return his;
    }

    private List<String> posts(String address) {
        text();
        return people.job(() -> notify.demoPost(500)).stream()
                .filter(post -> post.address().equals(address))
                .map(DemoPost::body)
                .toList();
    }

    private List<String> waysOf(AccountId who) {
        var alert = alert();
        return people.job(() -> jdbc.sql("select channel || ' ' || state from common.delivery where recipient_id = ? "
                        + "and subject_id = ? and template = 'alert' order by channel")
                .param(who.value())
                .param(alert.value())
                .query(String.class)
                .list());
    }

    @Test
    void r_c7_anAlertByMailAndByTextMessageIsTakenByOneAnswerAndTheOtherIsHarmless() {
        var his = baukeHasANumberToo();
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var asked = posts(his);
        assertThat(asked).singleElement().asString().startsWith("De kring van Douwe vraagt je hulp.");
        assertThat(waysOf(bauke)).containsExactly("EMAIL SENT", "SMS SENT");
        assertThat(posts(his)).as("once").hasSize(1);
        says(his, "JA " + which(asked.getFirst()));
        assertThat(alertFor(rixt).orElseThrow().owner())
                .hasValueSatisfying(owner -> assertThat(owner.account()).isEqualTo(bauke));
        nl.kring.People.run(bauke, () -> alerts.claim(circle, alert(), nl.kring.platform.Ids.next()));
        assertThat(alertFor(rixt).orElseThrow().owner())
                .as("by the mail as well: it is his already")
                .hasValueSatisfying(owner -> assertThat(owner.account()).isEqualTo(bauke));
    }

    @Test
    void r_c7_whatWasTakenByTheMailIsNotAskedByTextMessageAnyMore() {
        var his = baukeHasANumberToo();
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        var which = which(posts(his).getFirst());
        nl.kring.People.run(bauke, () -> alerts.claim(circle, alert(), nl.kring.platform.Ids.next()));
        says(his, "JA " + which);
        assertThat(posts(his).getFirst()).as("it is his already").startsWith("Jij pakt dit op.");
        assertThat(alertFor(rixt).orElseThrow().owner())
                .hasValueSatisfying(owner -> assertThat(owner.account()).isEqualTo(bauke));
    }
}
