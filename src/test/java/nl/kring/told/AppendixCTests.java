package nl.kring.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.identity.NumberService;
import nl.kring.identity.TextsFor;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Appendix C, line by line, of each event that there is now: what happens, to whom, who wants it how, at which hour, and when it leaves. */
class AppendixCTests extends ToldTest {
    @Autowired
    private CircleJobs circles;

    @Autowired
    private ToldChoices choices;

    @Autowired
    private AccountService accounts;

    @Autowired
    private NumberService numbers;

    private AccountId gea;

    /** Gea has a number and no mailbox (R-C7). */
    @BeforeEach
    void whoHasOnlyANumber() {
        gea = people.job(() -> {
            var who = accounts.create(NewAccount.person("Gea"));
            accounts.reachBySms(who, "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
            return who;
        });
        people.seat(circle, gea, Ring.INNER);
    }

    private static Instant wall(String moment) {
        return LocalDateTime.parse(moment).atZone(MovingClock.ZONE).toInstant();
    }

    private AccountId person(String name) {
        return Map.of("Gea", gea, "Douwe", douwe, "Rixt", rixt, "Bauke", bauke, "Sietse", sietse, "Elske", elske)
                .get(name);
    }

    private PostId happens(String event) {
        return switch (event) {
            case "NEW_POST" -> tell(rixt, Topic.PRACTICAL, "Soep.");
            case "NEW_POST_ABOUT_HEALTH" -> tell(rixt, Topic.HEALTH, "Moe.");
            case "QUESTION_TO_ALL" ->
                tell(rixt, Topic.PRACTICAL, "Wie?", Optional.empty(), new PostKind.Question(Optional.empty()));
            case "QUESTION_TO_BAUKE" ->
                tell(rixt, Topic.PRACTICAL, "Jij?", Optional.empty(), new PostKind.Question(Optional.of(bauke)));
            case "QUESTION_TO_GEA" ->
                tell(rixt, Topic.PRACTICAL, "Jij?", Optional.empty(), new PostKind.Question(Optional.of(gea)));
            case "QUESTION_TO_ELSKE" ->
                tell(rixt, Topic.HEALTH, "Jij?", Optional.empty(), new PostKind.Question(Optional.of(elske)));
            case "ANSWER_TO_BAUKE" -> answer(rixt, tell(bauke, Topic.PRACTICAL, "Soep?"), "Ja.");
            default -> throw new IllegalArgumentException(event);
        };
    }

    @ParameterizedTest(name = "{0} to {1}, {2}, at {3}: {4}")
    @CsvSource(
            nullValues = {"as", "never"},
            value = {
                // as it is for who chose nothing
                "NEW_POST, Douwe, as, 2027-03-04T14:00, 2027-03-04T14:00",
                "NEW_POST, Douwe, as, 2027-03-04T22:00, 2027-03-05T07:30",
                "NEW_POST, Bauke, as, 2027-03-04T07:29, 2027-03-04T07:30",
                "NEW_POST, Sietse, as, 2027-03-04T14:00, 2027-03-04T18:00",
                "NEW_POST, Sietse, as, 2027-03-04T18:30, 2027-03-05T18:00",
                "NEW_POST, Elske, as, 2027-03-04T14:00, never",
                "NEW_POST, Rixt, as, 2027-03-04T14:00, never",
                "NEW_POST_ABOUT_HEALTH, Bauke, as, 2027-03-04T14:00, 2027-03-04T14:00",
                "NEW_POST_ABOUT_HEALTH, Sietse, as, 2027-03-04T14:00, never",
                "NEW_POST_ABOUT_HEALTH, Elske, as, 2027-03-04T14:00, never",
                "QUESTION_TO_ALL, Bauke, as, 2027-03-04T14:00, 2027-03-04T14:00",
                "QUESTION_TO_ALL, Sietse, as, 2027-03-04T14:00, 2027-03-04T18:00",
                "QUESTION_TO_BAUKE, Bauke, as, 2027-03-04T22:30, 2027-03-05T07:30",
                "QUESTION_TO_BAUKE, Sietse, as, 2027-03-04T14:00, 2027-03-04T18:00",
                "QUESTION_TO_ELSKE, Elske, as, 2027-03-04T14:00, 2027-03-04T14:00",
                "QUESTION_TO_ELSKE, Elske, as, 2027-03-04T23:00, 2027-03-05T07:30",
                "ANSWER_TO_BAUKE, Bauke, as, 2027-03-04T14:00, 2027-03-04T14:00",
                "ANSWER_TO_BAUKE, Sietse, as, 2027-03-04T14:00, never",
                // by text message come tasks and alerts only
                "NEW_POST, Gea, as, 2027-03-04T14:00, never",
                "QUESTION_TO_GEA, Gea, as, 2027-03-04T14:00, never",
                "QUESTION_TO_GEA, Gea, DIRECT, 2027-03-04T14:00, never",
                // as somebody chose
                "NEW_POST, Sietse, DIRECT, 2027-03-04T14:00, 2027-03-04T14:00",
                "NEW_POST, Bauke, DAILY, 2027-03-04T14:00, 2027-03-04T18:00",
                "NEW_POST, Bauke, WEEKLY, 2027-03-04T14:00, 2027-03-07T10:00",
                "NEW_POST, Bauke, ONLY_WHEN_ASKED, 2027-03-04T14:00, never",
                "QUESTION_TO_ALL, Bauke, ONLY_WHEN_ASKED, 2027-03-04T14:00, never",
                "QUESTION_TO_BAUKE, Bauke, DAILY, 2027-03-04T14:00, 2027-03-04T14:00",
                "QUESTION_TO_BAUKE, Bauke, WEEKLY, 2027-03-04T14:00, 2027-03-04T14:00",
                "QUESTION_TO_BAUKE, Bauke, ONLY_WHEN_ASKED, 2027-03-04T14:00, 2027-03-04T14:00",
                "ANSWER_TO_BAUKE, Bauke, DAILY, 2027-03-04T14:00, 2027-03-04T18:00",
                "ANSWER_TO_BAUKE, Bauke, ONLY_WHEN_ASKED, 2027-03-04T14:00, never",
                // the night in which an hour is skipped, and the one in which it comes twice
                "NEW_POST, Douwe, as, 2027-03-28T01:30, 2027-03-28T07:30",
                "NEW_POST, Douwe, as, 2027-03-27T22:30, 2027-03-28T07:30",
                "NEW_POST, Sietse, as, 2027-03-27T19:00, 2027-03-28T18:00",
                "NEW_POST, Bauke, WEEKLY, 2027-03-27T23:00, 2027-03-28T10:00",
                "QUESTION_TO_BAUKE, Bauke, WEEKLY, 2027-03-28T01:59, 2027-03-28T07:30",
                "NEW_POST, Douwe, as, 2027-10-31T02:30, 2027-10-31T07:30",
                "NEW_POST, Douwe, as, 2027-10-30T22:30, 2027-10-31T07:30",
                "NEW_POST, Sietse, as, 2027-10-30T19:00, 2027-10-31T18:00",
                "NEW_POST, Bauke, WEEKLY, 2027-10-30T23:00, 2027-10-31T10:00"
            })
    void appendix_c_whatIsToldLeavesWhenItsReaderWantsIt(
            String event, String to, HowOften often, String told, String leaves) {
        if (often != null) {
            chooses(person(to), often, HowMuch.FIRST_LINE);
        }
        var thing = happens(event);
        people.job(() -> jdbc.sql("update circle.to_tell set at = ? where circle_id = ?")
                .param(Timestamp.from(wall(told)))
                .param(circle.value())
                .update());
        people.job(() -> {
            tick.plan(circle, person(to));
            return true;
        });
        assertThat(due(thing, person(to))).isEqualTo(Optional.ofNullable(leaves).map(AppendixCTests::wall));
    }

    @ParameterizedTest(name = "{0} to who has only a number, at {1}: {2}")
    @CsvSource({
        // task open, taken back, asked how it went: in the hours of who is asked
        "taskNudge, 2027-03-04T14:00, SENT",
        "taskNudgeOnly, 2027-03-04T14:00, SENT",
        "taskOff, 2027-03-04T14:00, SENT",
        "taskNobody, 2027-03-04T23:00, PENDING",
        "taskOff, 2027-03-28T03:30, PENDING",
        // an alert has its own hours
        "alertTaken, 2027-03-05T03:00, SENT",
        "alertNobody, 2027-03-05T03:00, SENT",
        // all else is for a mailbox
        "photo, 2027-03-04T14:00, FAILED",
        "stay, 2027-03-04T14:00, FAILED",
        "pause, 2027-03-04T14:00, FAILED"
    })
    void appendix_c_byTextMessageGoTasksAndAlertsInTheirHours(String template, String at, String becomes) {
        var to = people.job(() -> accounts.recipient(gea).orElseThrow());
        assertThat(to.sms()).isTrue();
        var waits =
                people.job(() -> new ToldLetters(circles, choices, at(at)).waitsUntil(circle.value(), gea, template));
        var goes = mails.goesBySms(template);
        assertThat(waits.isPresent() ? "PENDING" : goes ? "SENT" : "FAILED").isEqualTo(becomes);
    }

    @ParameterizedTest(name = "{1} to who reads mail {0} and chose {2}: instead {3}, beside {4}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                // ORANGE: push and mail, and a text message where that was chosen; a task by one way
                "true, alert, nothing, false, false",
                "true, alert, ALERTS, false, true",
                "true, alert, TASKS_AND_ALERTS, false, true",
                "true, taskNudge, nothing, false, false",
                "true, taskNudge, ALERTS, false, false",
                "true, taskNudge, TASKS_AND_ALERTS, true, false",
                // mail that comes back, or none
                "false, alert, nothing, true, false",
                "false, alert, ALERTS, true, false",
                "false, taskNudge, nothing, true, false",
                "false, taskNudge, ALERTS, true, false"
            })
    void appendix_c_whoHasMailAndANumberHearsByWhatWasChosen(
            boolean mailArrives, String template, TextsFor chosen, boolean instead, boolean beside) {
        people.job(() -> {
            accounts.reachBySms(bauke, "+316" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
            jdbc.sql("update common.channel set bounced_at = common.kring_now(), bounced_why = 'CLOSED' "
                            + "where account_id = ? and kind = 'EMAIL' and not ?")
                    .param(bauke.value())
                    .param(mailArrives)
                    .update();
            return jdbc.sql("update common.channel set texts = ? where account_id = ? and kind = 'SMS'")
                    .param(chosen == null ? null : chosen.name())
                    .param(bauke.value())
                    .update();
        });
        var alert = template.startsWith("alert");
        var by = people.job(() -> numbers.byText(bauke).orElseThrow());
        assertThat(by.instead(alert)).isEqualTo(instead);
        assertThat(alert && by.beside()).isEqualTo(beside);
    }

    private static Clock at(String moment) {
        return Clock.fixed(wall(moment), MovingClock.ZONE);
    }

    private Optional<Instant> due(PostId thing, AccountId who) {
        return people.job(() -> jdbc.sql("select due_at from circle.to_tell where thing_id = ? and account_id = ?")
                .param(thing.value())
                .param(who.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional());
    }

    @ParameterizedTest(name = "{0} in quiet hours {1}-{2} at {3}: {4}")
    @CsvSource(
            nullValues = "now",
            value = {
                // task open, taken, off; a photo that goes; somebody who would stay; a pause: for the morning
                "taskNudge, 22:00, 07:30, 2027-03-04T23:00, 2027-03-05T07:30",
                "taskNobody, 22:00, 07:30, 2027-03-05T03:00, 2027-03-05T07:30",
                "taskOff, 21:00, 09:00, 2027-03-05T08:00, 2027-03-05T09:00",
                "taskWorked, 22:00, 07:30, 2027-03-04T12:00, now",
                "photo, 22:00, 07:30, 2027-03-05T00:00, 2027-03-05T07:30",
                "stay, 22:00, 07:30, 2027-03-28T03:00, 2027-03-28T07:30",
                "pause, 22:00, 07:30, 2027-10-31T02:30, 2027-10-31T07:30",
                "photo, 00:00, 00:00, 2027-03-05T03:00, now",
                // an alert has the hours that each in its line agreed to
                "alert, 22:00, 07:30, 2027-03-05T03:00, now",
                "alertTaken, 22:00, 07:30, 2027-03-05T03:00, now",
                "alertNobody, 22:00, 07:30, 2027-03-05T03:00, now",
                // what somebody asked for a moment ago
                "toldTrial, 22:00, 07:30, 2027-03-05T03:00, now"
            })
    void appendix_c_whatElseThereIsKeepsToQuietHoursAndAnAlertToItsOwn(
            String template, String from, String to, String at, String until) {
        People.run(
                bauke,
                () -> told.choose(
                        circle,
                        new ToldHow(
                                HowOften.DIRECT,
                                HowMuch.FIRST_LINE,
                                new QuietHours(LocalTime.parse(from), LocalTime.parse(to)))));
        var letters = new ToldLetters(circles, choices, at(at));
        assertThat(people.job(() -> letters.waitsUntil(circle.value(), bauke, template)))
                .isEqualTo(Optional.ofNullable(until).map(AppendixCTests::wall));
    }
}
