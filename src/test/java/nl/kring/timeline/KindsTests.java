package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.About;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.WorkingDays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class KindsTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private QuestionService questions;

    @Autowired
    private OnTopService onTop;

    @Autowired
    private EditingService editing;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private CircleService circles;

    @Autowired
    private Feed feed;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId elske;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        elske = people.person("Elske");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
        people.seat(circle, elske, Ring.PROFESSIONALS);
    }

    private PostId tell(AccountId who, String text, Topic topic, PostKind kind) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.post(circle, post(id, text, topic, kind)));
        return id;
    }

    private static NewPost post(PostId id, String text, Topic topic, PostKind kind) {
        return new NewPost(id, text, topic, Optional.empty(), Optional.empty(), Set.of(), kind);
    }

    private Optional<PostView> read(AccountId reader, PostId id) {
        return People.as(
                reader,
                () -> Optional.ofNullable(
                        timeline.posts(circle, List.of(id.value())).get(id.value())));
    }

    private KindView kind(AccountId reader, PostId id) {
        return read(reader, id).orElseThrow().kind();
    }

    @Test
    void anOrdinaryPostIsOfNoKindOfItsOwn() {
        assertThat(kind(jan, tell(anna, "Soep", Topic.PRACTICAL, PostKind.ORDINARY)))
                .isEqualTo(KindView.ORDINARY);
    }

    @Test
    void everyKindSentTwiceStandsThereOnceAndStaysOnTheTimeline() {
        var kinds = List.of(
                post(new PostId(Ids.next()), "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL)),
                post(new PostId(Ids.next()), "Wie rijdt?", Topic.PRACTICAL, new PostKind.Question(Optional.empty())),
                post(new PostId(Ids.next()), "Gelukt", Topic.FUN, new PostKind.Milestone()),
                post(new PostId(Ids.next()), "Taart", Topic.FUN, new PostKind.Surprise(today().plusDays(1))));
        kinds.forEach(post -> {
            People.run(anna, () -> timeline.post(circle, post));
            People.run(anna, () -> timeline.post(circle, post));
        });
        assertThat(People.as(anna, () -> feed.window(circle, Optional.empty())))
                .hasSize(4)
                .allMatch(entry -> entry.kind().equals("UPDATE"));
    }

    @Test
    void theSameIdWithAnotherFaceIsRefused() {
        var id = tell(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL));
        assertThatThrownBy(() -> People.run(
                        jan,
                        () -> timeline.post(circle, post(id, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.BADLY)))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whereSomebodyTellsAFaceWithoutWordsItIsReadAsItIs() {
        var id = tell(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.NOT_WELL));
        assertThat(kind(anna, id)).isEqualTo(new KindView.CheckIn(HowItGoes.NOT_WELL, Optional.empty()));
        assertThat(read(jan, id).orElseThrow().edits().mayEdit())
                .as("there are no words to change")
                .isFalse();
    }

    @Test
    void whatAnotherThinksOfItSaysSoAndTheResidentReadsIt() {
        var id = tell(anna, "Hij lacht weer", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.VERY_WELL));
        assertThat(kind(jan, id)).isEqualTo(new KindView.CheckIn(HowItGoes.VERY_WELL, Optional.of("Jan")));
    }

    @Test
    void r_c1_howSomebodyIsIsAboutHealthAndIsReadByWhoReadsThat() {
        var id = tell(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.BADLY));
        assertThat(read(bram, id)).isEmpty();
        assertThat(read(elske, id)).isPresent();
        assertThatThrownBy(() -> tell(anna, "", Topic.PRACTICAL, new PostKind.CheckIn(HowItGoes.WELL)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("checkin.topic");
        assertThatThrownBy(() -> tell(bram, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void whereNobodyWritesAboutHealthNobodySaysHowItGoes() {
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThatThrownBy(() -> tell(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void ofWhatWasTakenAwayNoFaceStays() {
        var id = tell(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.BADLY));
        People.run(jan, () -> erasing.erase(circle, id));
        assertThat(read(anna, id).orElseThrow().erased()).isTrue();
        assertThat(people.<Long>job(() -> jdbc.sql(
                                "select count(*) from circle.post where id = ? and face is null and whose_id is null and kind = 'UPDATE'")
                        .param(id.value())
                        .query(Long.class)
                        .single()))
                .isOne();
    }

    @Test
    void inAHouseholdOneSaysOfWhomAndHerselfIsMeantBySaysOfHerself() {
        var mia = people.person("Mia");
        var home = people.household(people.tenant(), jan, mia);
        people.seat(home, anna, Ring.INNER);
        var id = new PostId(Ids.next());
        assertThatThrownBy(() -> People.run(
                        anna,
                        () -> timeline.post(home, post(id, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL)))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("checkin.whom");
        var said = new NewPost(
                id,
                "",
                Topic.HEALTH,
                Optional.of(About.only(mia)),
                Optional.empty(),
                Set.of(),
                new PostKind.CheckIn(HowItGoes.WELL));
        People.run(anna, () -> timeline.post(home, said));
        assertThat(People.as(mia, () -> timeline.posts(home, List.of(id.value()))))
                .hasSize(1);
        assertThat(People.as(jan, () -> timeline.posts(home, List.of(id.value()))))
                .isEmpty();
        var own = new PostId(Ids.next());
        People.run(mia, () -> timeline.post(home, post(own, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL))));
        assertThat(People.as(jan, () -> timeline.posts(home, List.of(own.value()))))
                .isEmpty();
    }

    @Test
    void r_c17_aQuestionIsOpenUntilWhoAskedOrWasAskedOrTheResidentSaysItIsAnswered() {
        var id = tell(anna, "Kun jij vrijdag?", Topic.PRACTICAL, new PostKind.Question(Optional.of(bram)));
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        assertThat(question(clara, id).mayClose()).isFalse();
        assertThatThrownBy(() -> People.run(clara, () -> questions.answered(circle, id)))
                .isInstanceOf(NoRight.class);
        for (var one : List.of(jan, anna, bram)) {
            assertThat(question(one, id).mayClose()).isTrue();
        }
        People.run(bram, () -> questions.answered(circle, id));
        People.run(jan, () -> questions.answered(circle, id));
        assertThat(question(clara, id).answered()).isTrue();
        assertThat(question(anna, id).mayClose()).isFalse();
    }

    private KindView.Question question(AccountId reader, PostId id) {
        return (KindView.Question) kind(reader, id);
    }

    @Test
    void aQuestionThatOneDoesNotReadIsNotThereToClose() {
        var id = tell(anna, "Welke pillen?", Topic.HEALTH, new PostKind.Question(Optional.empty()));
        assertThatThrownBy(() -> People.run(bram, () -> questions.answered(circle, id)))
                .isInstanceOf(NotFound.class);
        var ordinary = tell(anna, "Soep", Topic.PRACTICAL, PostKind.ORDINARY);
        assertThatThrownBy(() -> People.run(anna, () -> questions.answered(circle, ordinary)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoIsAskedReadsIt() {
        assertThatThrownBy(() -> tell(anna, "Welke pillen?", Topic.HEALTH, new PostKind.Question(Optional.of(bram))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("question.reads");
        assertThatThrownBy(() -> tell(
                        anna, "Ken ik jou?", Topic.FUN, new PostKind.Question(Optional.of(people.person("Vreemde")))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_c17_whatNobodyAnsweredInTwoDaysLiesThereForTheResidentAndTheCoordinatorOnly() {
        var id = tell(bram, "Wie heeft de ladder?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
        assertThat(lying(jan)).isEmpty();
        clock.forward(Duration.ofHours(47));
        assertThat(lying(jan)).isEmpty();
        clock.forward(Duration.ofHours(2));
        assertThat(lying(jan)).containsExactly(id);
        assertThat(lying(anna)).isEmpty();
        coordinates(anna);
        assertThat(lying(anna)).containsExactly(id);
        assertThat(lying(bram)).isEmpty();
        People.run(bram, () -> timeline.answer(circle, id, new PostId(Ids.next()), "Niemand?"));
        assertThat(lying(jan)).as("who asked adds a word").containsExactly(id);
        People.run(anna, () -> timeline.answer(circle, id, new PostId(Ids.next()), "Ik"));
        assertThat(lying(jan)).isEmpty();
    }

    private void coordinates(AccountId who) {
        people.job(() -> jdbc.sql("update circle.circle_member set coordinator = true where account_id = ?")
                .param(who.value())
                .update());
    }

    private List<PostId> lying(AccountId reader) {
        return People.as(
                reader, () -> questions.lying(circle).stream().map(PostView::id).toList());
    }

    @Test
    void whatIsSaidToBeAnsweredOrTakenAwayLiesNoLonger() {
        var one = tell(bram, "Wie heeft de ladder?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
        var two = tell(bram, "En de zaag?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
        clock.forward(Duration.ofDays(3));
        People.run(jan, () -> questions.answered(circle, one));
        People.run(bram, () -> erasing.erase(circle, two));
        assertThat(lying(jan)).isEmpty();
    }

    @Test
    void r_c17_ofWhoComesForTheWorkTheDayOfTheAnswerIsSaidAndItLiesNotBefore() {
        var expected = WorkingDays.after(today(), 2);
        assertThat(People.as(anna, () -> questions.expected(circle, elske))).contains(expected);
        assertThat(People.as(anna, () -> questions.expected(circle, bram))).isEmpty();
        var id = tell(anna, "Kan het anders?", Topic.HEALTH, new PostKind.Question(Optional.of(elske)));
        assertThat(question(anna, id).expectedOn()).contains(expected);
        coordinates(anna);
        clock.forward(Duration.between(clock.instant(), expected.atTime(23, 0).atZone(MovingClock.ZONE)));
        assertThat(lying(anna)).isEmpty();
        clock.forward(Duration.ofDays(2));
        assertThat(lying(anna)).containsExactly(id);
    }

    @Test
    void r_c17_theTwoDaysBeginOnADayOnWhichThatPersonReads() {
        var next = today().plusDays(3);
        People.run(elske, () -> receipts.readOn(Set.of(next.getDayOfWeek())));
        assertThat(People.as(anna, () -> questions.expected(circle, elske))).contains(WorkingDays.after(next, 2));
        People.run(elske, () -> receipts.readOn(Set.of(today().getDayOfWeek())));
        assertThat(People.as(anna, () -> questions.expected(circle, elske))).contains(WorkingDays.after(today(), 2));
    }

    @Test
    void aMilestoneStandsOnTopForAWeekAndFallsOffByItself() {
        var id = tell(jan, "Honderd honden uitgelaten", Topic.FUN, new PostKind.Milestone());
        assertThat(onTop(bram)).containsExactly(id);
        clock.forward(Duration.ofDays(7).minusMinutes(1));
        assertThat(onTop(bram)).containsExactly(id);
        clock.forward(Duration.ofMinutes(2));
        assertThat(onTop(bram)).isEmpty();
        assertThat(read(bram, id)).isPresent();
    }

    private List<PostId> onTop(AccountId reader) {
        return People.as(
                reader, () -> onTop.now(circle).stream().map(PostView::id).toList());
    }

    @Test
    void aMilestoneIsOfTheResidentAndOfWhoIsClose() {
        tell(anna, "Weer gezongen", Topic.FUN, new PostKind.Milestone());
        assertThatThrownBy(() -> tell(bram, "Gelukt", Topic.FUN, new PostKind.Milestone()))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> tell(elske, "Gelukt", Topic.HEALTH, new PostKind.Milestone()))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void whatStandsOnTopIsForWhoReadsIt() {
        tell(anna, "Pillen minder", Topic.HEALTH, new PostKind.Milestone());
        assertThat(onTop(bram)).isEmpty();
        assertThat(onTop(jan)).hasSize(1);
    }

    @Test
    void r_c2_theWordsOfEachKindAreChangedAndTheKindStays() {
        var id = tell(anna, "Wie rijdt?", Topic.PRACTICAL, new PostKind.Question(Optional.of(bram)));
        People.run(anna, () -> editing.edit(circle, id, "Wie rijdt?", "Wie rijdt vrijdag?"));
        assertThat(read(bram, id).orElseThrow().text()).isEqualTo("Wie rijdt vrijdag?");
        assertThat(question(bram, id).asked().orElseThrow().account()).isEqualTo(bram);
    }

    @Test
    void wordsThatCannotBeSeenAreNoWords() {
        assertThatThrownBy(() -> tell(anna, "\u200B\u200B", Topic.PRACTICAL, new PostKind.Question(Optional.empty())))
                .isInstanceOf(Refused.class);
        var id = tell(jan, "\u200B", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL));
        assertThat(read(jan, id).orElseThrow().text()).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }
}
