package nl.kring.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.circle.ApartService;
import nl.kring.circle.CircleService;
import nl.kring.circle.PauseService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.CatchUpService;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ReactionService;
import nl.kring.timeline.ReceiptService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Each is told what is told in a circle as he or she wants it, and never more than that person may read when the mail leaves. */
class ToldTests extends ToldTest {
    private static final String SOUP = "De soep staat klaar.\nHij is nog warm.";

    @Autowired
    private CircleService circles;

    @Autowired
    private WhoSeesService sees;

    @Autowired
    private PauseService pauses;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private EditingService editing;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private ReactionService reactions;

    @Autowired
    private CatchUpService catchUp;

    @Autowired
    private NotifyService notify;

    @Autowired
    private ApartService apart;

    @Test
    void r_c9_aPostIsToldAtOnceToItsAudienceAndNotToItsAuthor() {
        tell(rixt, Topic.PRACTICAL, SOUP);
        assertThat(List.of(waiting(douwe), waiting(bauke), waiting(sietse))).containsOnly(1L);
        assertThat(waiting(rixt)).isZero();
        assertThat(waiting(elske))
                .as("who comes for the work reads nothing practical")
                .isZero();
        mails();
        assertThat(mailed(douwe)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Bericht uit de kring van Douwe\nRixt: De soep staat klaar. …\n")
                .contains("Lees het in Kring: ", "/circle/" + circle.value() + "/timeline?post=")
                .contains("Kies hoe je iets hoort: ", "/circle/" + circle.value() + "/told")
                .doesNotContain("warm"));
        assertThat(mailed(bauke)).hasSize(1);
        assertThat(mailed(rixt)).isEmpty();
        assertThat(mailed(elske)).isEmpty();
        assertThat(mailed(sietse)).as("a helper hears once a day").isEmpty();
        mails();
        assertThat(mailed(douwe)).as("once").hasSize(1);
        assertThat(waiting(douwe)).as("and nothing of it waits").isZero();
    }

    @Test
    void r_c9_onceADayIsOneMailOfTheDayAndNoneWhereNothingWasTold() {
        tell(rixt, Topic.PRACTICAL, SOUP);
        tell(bauke, Topic.FUN, "De kat kwam buurten.");
        mails();
        assertThat(mailed(sietse)).isEmpty();
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Vandaag in de kring van Douwe\n")
                .contains("Rixt: De soep staat klaar. …\nBauke: De kat kwam buurten.\n")
                .contains("/circle/" + circle.value() + "/timeline\n"));
        until(DayOfWeek.FRIDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).as("no empty mail").hasSize(1);
    }

    @Test
    void r_c9_onceAWeekIsSundayAtTen() {
        chooses(douwe, HowOften.WEEKLY, HowMuch.FULL);
        tell(rixt, Topic.PRACTICAL, SOUP);
        until(DayOfWeek.SUNDAY, "09:59");
        mails();
        assertThat(mailed(douwe)).isEmpty();
        until(DayOfWeek.SUNDAY, "10:00");
        mails();
        assertThat(mailed(douwe)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Deze week in de kring van Douwe\n")
                .contains("Rixt: De soep staat klaar.\nHij is nog warm."));
    }

    @Test
    void r_c9_whatFallsInQuietHoursIsToldTogetherAtTheirEnd() {
        until(DayOfWeek.THURSDAY, "22:10");
        tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        until(DayOfWeek.FRIDAY, "03:00");
        tell(bauke, Topic.FUN, "Ik kan niet slapen.");
        mails();
        assertThat(mailed(douwe)).isEmpty();
        until(DayOfWeek.FRIDAY, "07:30");
        mails();
        assertThat(mailed(douwe)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Rixt: De soep", "Bauke: Ik kan niet slapen."));
    }

    @Test
    void r_c9_onlyWhatIsAskedOfMeReachesWhoWantsThat() {
        chooses(bauke, HowOften.ONLY_WHEN_ASKED, HowMuch.FIRST_LINE);
        tell(rixt, Topic.PRACTICAL, SOUP);
        tell(rixt, Topic.PRACTICAL, "Wie heeft een ladder?", Optional.empty(), new PostKind.Question(Optional.empty()));
        var asked = new PostKind.Question(Optional.of(bauke));
        tell(rixt, Topic.PRACTICAL, "Heb jij een ladder?", Optional.empty(), asked);
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Een vraag aan jou uit de kring van Douwe\nRixt vraagt jou: Heb jij een ladder?\n"));
        assertThat(waiting(bauke)).isZero();
    }

    @Test
    void r_c9_aQuestionToSomebodyWaitsForNoDigestAndNoOtherThingComesAlong() {
        tell(rixt, Topic.PRACTICAL, SOUP);
        tell(
                rixt,
                Topic.PRACTICAL,
                "Kun jij de klok opwinden?",
                Optional.empty(),
                new PostKind.Question(Optional.of(sietse)));
        mails();
        assertThat(mailed(sietse))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("klok").doesNotContain("soep"));
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).hasSize(2).last().satisfies(mail -> assertThat(mail)
                .contains("soep")
                .doesNotContain("klok"));
    }

    @Test
    void anAnswerIsToldToWhoWroteInThatThreadAndToNobodyElse() {
        var soup = tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        answer(bauke, soup, "Lekker, ik kom.");
        mails();
        assertThat(mailed(rixt)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Bauke antwoordde: Lekker, ik kom."));
        assertThat(mailed(douwe)).as("who wrote nothing there").hasSize(1);
        answer(douwe, soup, "Gezellig.");
        mails();
        assertThat(mailed(rixt)).hasSize(2);
        assertThat(mailed(bauke)).hasSize(2).last().satisfies(mail -> assertThat(mail)
                .contains("Douwe antwoordde: Gezellig."));
    }

    @Test
    void aQuestionThatIsAnsweredIsToldToWhoAsked() {
        var ladder = tell(
                rixt,
                Topic.PRACTICAL,
                "Wie heeft een ladder?",
                Optional.empty(),
                new PostKind.Question(Optional.empty()));
        answer(sietse, ladder, "Ik, in de schuur.");
        mails();
        assertThat(mailed(rixt)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Sietse antwoordde: Ik, in de schuur."));
    }

    @Test
    void r_c6_ofHealthMoneyAndChosenPersonsAMailSaysOnlyThatThereIsSomething() {
        chooses(bauke, HowOften.DIRECT, HowMuch.FULL);
        chooses(elske, HowOften.DIRECT, HowMuch.FULL);
        tell(rixt, Topic.HEALTH, "De wond is rood.");
        tell(rixt, Topic.PRACTICAL, "Zullen wij iets voor hem regelen?", Optional.of(Set.of(bauke)), PostKind.ORDINARY);
        mails();
        for (var who : List.of(bauke, elske)) {
            assertThat(mailed(who)).isNotEmpty().allSatisfy(mail -> assertThat(mail)
                    .startsWith("Bericht uit de kring van Douwe\n")
                    .contains("Rixt vertelde iets.")
                    .doesNotContain("wond", "rood", "regelen"));
        }
        assertThat(mailed(sietse)).isEmpty();
    }

    @Test
    void r_c6_whoWantsOnlyThatThereIsSomethingReadsNoNameAndNoWord() {
        chooses(douwe, HowOften.DIRECT, HowMuch.ONLY_THAT_THERE_IS_SOMETHING);
        tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        assertThat(mailed(douwe)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Er is iets nieuws in de kring van Douwe.")
                .doesNotContain("Rixt", "soep"));
    }

    @Test
    void r_d8_whatSomebodySawWithoutAPlanIsInNoMail() {
        var id = new PostId(Ids.next());
        People.run(
                sietse,
                () -> timeline.postSeen(
                        circle, new NewPost(id, "Hij was in de war.", Topic.PRACTICAL, Optional.empty())));
        mails();
        assertThat(mailed(rixt)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Sietse vertelde iets.")
                .doesNotContain("war"));
    }

    @Test
    void anAnswerThatWasBegunBeforeTheNextQuestionAndSentAfterItIsToldAllTheSame() {
        var question = tell(rixt, Topic.PRACTICAL, "Wie haalt brood?");
        var begun = new PostId(Ids.next());
        answer(rixt, question, "Liefst vandaag.");
        clock.forward(Duration.ofMinutes(1));
        People.run(bauke, () -> timeline.answer(circle, question, begun, "Ik haal het."));
        mails();
        assertThat(mailed(rixt)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Bauke antwoordde: Ik haal het."));
    }

    @Test
    void whoseSeatIsReplacedKeepsWhatWasChosen() {
        chooses(rixt, HowOften.WEEKLY, HowMuch.ONLY_THAT_THERE_IS_SOMETHING);
        people.job(() -> {
            jdbc.sql(
                            "update circle.circle_member set ended_at = common.kring_now() where circle_id = ? and account_id = ?")
                    .param(circle.value())
                    .param(rixt.value())
                    .update();
            return jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)")
                    .param(circle.value())
                    .param(rixt.value())
                    .update();
        });
        assertThat(People.as(rixt, () -> told.mine(circle)))
                .returns(HowOften.WEEKLY, ToldHow::often)
                .returns(HowMuch.ONLY_THAT_THERE_IS_SOMETHING, ToldHow::shows);
    }

    @Test
    void r_c12_aSurpriseIsNotMailedToWhereTheResidentReadsAlong() {
        people.job(() -> jdbc.sql(
                        "update common.channel set address = (select address from common.channel where account_id = ? limit 1) "
                                + "where account_id = ?")
                .param(douwe.value())
                .param(rixt.value())
                .update());
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(2);
        tell(bauke, Topic.FUN, "Zondag taart!", Optional.empty(), new PostKind.Surprise(day));
        mails();
        assertThat(mailed(rixt)).isEmpty();
    }

    @Test
    void whatWasTakenAwayBeforeTheMailLeftIsNotMailed() {
        until(DayOfWeek.THURSDAY, "22:10");
        var soup = tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        People.run(rixt, () -> erasing.erase(circle, soup));
        until(DayOfWeek.FRIDAY, "07:30");
        mails();
        assertThat(mailed(douwe)).isEmpty();
        assertThat(waiting(douwe)).isZero();
    }

    @Test
    void nobodyAnswersWhatWasTakenAway() {
        var post = tell(rixt, Topic.PRACTICAL, SOUP);
        People.run(rixt, () -> erasing.erase(circle, post));
        assertThatThrownBy(() -> answer(bauke, post, "Ik haal het."))
                .isInstanceOf(Refused.class)
                .hasMessage("timeline.erased");
    }

    @Test
    void whatWasChangedBeforeTheMailLeftIsMailedAsItIsThen() {
        until(DayOfWeek.THURSDAY, "22:10");
        var soup = tell(rixt, Topic.PRACTICAL, SOUP);
        People.run(rixt, () -> editing.edit(circle, soup, SOUP, "De pannenkoeken staan klaar."));
        until(DayOfWeek.FRIDAY, "07:30");
        mails();
        assertThat(mailed(douwe))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("pannenkoeken").doesNotContain("soep"));
    }

    @Test
    void whoMayNotReadItAnyMoreWhenItLeavesHearsNothing() {
        tell(rixt, Topic.FUN, "Samen naar de markt?");
        mails();
        People.run(douwe, () -> sees.arrange(circle, sietse, Ring.HELPERS, Set.of(Topic.PRACTICAL)));
        tell(rixt, Topic.PRACTICAL, SOUP);
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("soep").doesNotContain("markt"));
    }

    @Test
    void whoLeftOrWaitsForAWhileHearsNothing() {
        chooses(rixt, HowOften.DAILY, HowMuch.FIRST_LINE);
        tell(douwe, Topic.PRACTICAL, SOUP);
        mails();
        People.run(sietse, () -> circles.leave(circle));
        assertThat(waiting(sietse)).as("it goes with the seat").isZero();
        people.job(() -> jdbc.sql("update circle.circle_member set coordinator = true where account_id = ?")
                .param(bauke.value())
                .update());
        People.run(bauke, () -> pauses.pause(circle, rixt, Ids.next()));
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).isEmpty();
        assertThat(mailed(rixt)).noneMatch(mail -> mail.contains("soep"));
        assertThat(waiting(rixt)).as("she hears of it afterwards").isPositive();
    }

    @Test
    void aSurpriseIsToldToWhoReadsItAndNotToWhoLivesThere() {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(3);
        tell(rixt, Topic.FUN, "Zondag taart!", Optional.empty(), new PostKind.Surprise(day));
        assertThat(waiting(douwe)).isZero();
        mails();
        assertThat(mailed(bauke)).hasSize(1);
        assertThat(mailed(douwe)).isEmpty();
    }

    @Test
    void aSurpriseThatShowsItselfIsToldToWhoLivesThere() {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(1);
        tell(rixt, Topic.FUN, "Zondag taart!", Optional.empty(), new PostKind.Surprise(day));
        until(DayOfWeek.FRIDAY, "08:00");
        works.stream()
                .filter(work -> work.name().equals("surprises"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        mails();
        assertThat(mailed(douwe)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Rixt: Zondag taart!"));
        assertThat(mailed(bauke)).as("the others knew").hasSize(1);
    }

    @Test
    void whatWasSeenOrAnsweredInTheAppIsNoNews() {
        var one = tell(rixt, Topic.PRACTICAL, "Een.");
        var two = tell(rixt, Topic.PRACTICAL, "Twee.");
        var three = tell(rixt, Topic.PRACTICAL, "Drie.");
        tell(rixt, Topic.PRACTICAL, "Vier.");
        People.run(sietse, () -> receipts.saw(circle, List.of(one)));
        People.run(sietse, () -> reactions.react(circle, two, Optional.of(Reaction.FINE)));
        answer(sietse, three, "Goed.");
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Vier.").doesNotContain("Een.", "Twee.", "Drie."));
    }

    @Test
    void whoLeavesNoMarksIsNotMailedWhatStoodThereWhenSheWasHere() {
        People.run(sietse, () -> receipts.leaveReceipts(false));
        tell(rixt, Topic.PRACTICAL, "Een.");
        People.run(sietse, () -> catchUp.arrive(circle));
        clock.forward(Duration.ofMinutes(1));
        tell(rixt, Topic.PRACTICAL, "Twee.");
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Twee.").doesNotContain("Een."));
    }

    @Test
    void whoChoosesOtherwiseIsToldOtherwiseFromNowOnAlsoWhatWaited() {
        tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        assertThat(mailed(sietse)).isEmpty();
        chooses(sietse, HowOften.DIRECT, HowMuch.FIRST_LINE);
        mails();
        assertThat(mailed(sietse)).hasSize(1);
    }

    @Test
    void nothingIsToldWhileSomebodySaidThatTheResidentDied() {
        tell(rixt, Topic.PRACTICAL, SOUP);
        People.run(rixt, () -> farewell.report(circle, douwe, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
        mails();
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).noneMatch(mail -> mail.contains("soep"));
        assertThat(mailed(bauke)).noneMatch(mail -> mail.contains("soep"));
    }

    @Test
    void r_c9_whatElseIsToldInACircleWaitsForTheMorningAndGoesOnce() {
        until(DayOfWeek.THURSDAY, "23:10");
        people.job(() -> {
            notify.send(new Message(
                    bauke,
                    "taskNobodyOnly",
                    List.of("Douwe"),
                    "/circle/" + circle.value() + "/tasks",
                    Optional.of(circle.value()),
                    circle.value(),
                    "told-tests:" + circle.value(),
                    clock.instant()));
            return true;
        });
        mails();
        assertThat(mailed(bauke)).isEmpty();
        until(DayOfWeek.FRIDAY, "07:29");
        mails();
        assertThat(mailed(bauke)).isEmpty();
        until(DayOfWeek.FRIDAY, "07:30");
        mails();
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Bericht uit de kring van Douwe"));
    }

    @Test
    void r_c7_byTextMessageNobodyHearsOfWhatIsTold() {
        people.job(() -> jdbc.sql("update common.channel set kind = 'SMS', address = '0600000009' where account_id = ?")
                .param(bauke.value())
                .update());
        tell(rixt, Topic.PRACTICAL, SOUP);
        mails();
        assertThat(mailed(bauke)).isEmpty();
        assertThat(waiting(bauke)).as("and nothing waits").isZero();
        assertThat(mailed(douwe)).hasSize(1);
    }

    @Test
    void whatWasChosenGoesAlongWhenAHouseholdGoesApartAndSoDoesThatOfWhoComesAlong() {
        var anna = people.person("Anna");
        var home = people.household(people.tenant(), douwe, anna);
        people.seat(home, rixt, Ring.INNER);
        var weekly = new ToldHow(HowOften.WEEKLY, HowMuch.FULL, QuietHours.NONE);
        People.run(douwe, () -> told.choose(home, weekly));
        People.run(rixt, () -> told.choose(home, weekly));
        var own = People.as(douwe, () -> apart.end(home, Set.of(rixt)));
        assertThat(People.as(douwe, () -> told.mine(own))).isEqualTo(weekly);
        assertThat(People.as(rixt, () -> told.mine(own))).isEqualTo(weekly);
    }

    @Test
    void aTrialGoesAtOnceAlsoAtNightAndOnceAMinute() {
        until(DayOfWeek.THURSDAY, "23:30");
        People.run(rixt, () -> told.tryOut(circle));
        People.run(rixt, () -> told.tryOut(circle));
        mails();
        assertThat(mailed(rixt)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Proef uit de kring van Douwe\n"));
    }

    @Test
    void itIsAsTheRingIsUntilSomebodyChooses() {
        assertThat(People.as(douwe, () -> told.mine(circle)))
                .isEqualTo(new ToldHow(HowOften.DIRECT, HowMuch.FIRST_LINE, QuietHours.ORDINARY));
        assertThat(People.as(rixt, () -> told.mine(circle)).often()).isEqualTo(HowOften.DIRECT);
        assertThat(People.as(sietse, () -> told.mine(circle)).often()).isEqualTo(HowOften.DAILY);
        assertThat(People.as(elske, () -> told.mine(circle)).often()).isEqualTo(HowOften.ONLY_WHEN_ASKED);
        var late = new ToldHow(HowOften.WEEKLY, HowMuch.FULL, new QuietHours(LocalTime.of(20, 0), LocalTime.of(9, 0)));
        People.run(sietse, () -> told.choose(circle, late));
        assertThat(People.as(sietse, () -> told.mine(circle))).isEqualTo(late);
        assertThat(People.as(rixt, () -> told.mine(circle)).often()).isEqualTo(HowOften.DIRECT);
    }

    @Test
    void howSomebodyHearsIsNobodyElses() {
        chooses(sietse, HowOften.WEEKLY, HowMuch.FULL);
        assertThat(rows(sietse)).isOne();
        for (var other : List.of(douwe, rixt, elske)) {
            assertThat(rows(other)).isZero();
            assertThatThrownBy(() -> People.as(
                            other,
                            () -> people.inTransaction(() -> jdbc.sql(
                                            "insert into circle.told_how values (?, ?, 'DIRECT', 'FULL', '22:00', '07:30')")
                                    .param(circle.value())
                                    .param(rixt.value().equals(other.value()) ? bauke.value() : rixt.value())
                                    .update())))
                    .isInstanceOf(DataAccessException.class);
        }
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(stranger, () -> told.mine(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> chooses(stranger, HowOften.DIRECT, HowMuch.FULL))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> told.tryOut(circle)))
                .isInstanceOf(NotFound.class);
    }

    private long rows(AccountId who) {
        return People.as(
                who,
                () -> people.<Long>inTransaction(
                        () -> jdbc.sql("select count(*) from circle.told_how where circle_id = ?")
                                .param(circle.value())
                                .query(Long.class)
                                .single()));
    }

    @Test
    void nobodyTellsWhatAnotherToldAndNobodyReadsWhoIsToBeToldWhat() {
        var soup = tell(rixt, Topic.PRACTICAL, SOUP);
        assertThatThrownBy(() -> People.as(
                        bauke,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "insert into circle.to_tell (thing_id, circle_id, account_id, asked) values (?, ?, ?, true)")
                                .param(soup.value())
                                .param(circle.value())
                                .param(elske.value())
                                .update())))
                .isInstanceOf(DataAccessException.class);
        for (var who : List.of(rixt, douwe, sietse)) {
            assertThatThrownBy(() -> People.as(
                            who,
                            () -> people.<Long>inTransaction(() -> jdbc.sql("select count(*) from circle.to_tell")
                                    .query(Long.class)
                                    .single())))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoLeavesTakesTheChoiceAlong() {
        chooses(sietse, HowOften.WEEKLY, HowMuch.FULL);
        People.run(sietse, () -> circles.leave(circle));
        people.seat(circle, sietse, Ring.HELPERS);
        assertThat(People.as(sietse, () -> told.mine(circle)).often()).isEqualTo(HowOften.DAILY);
    }
}
