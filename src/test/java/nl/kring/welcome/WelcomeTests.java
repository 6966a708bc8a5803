package nl.kring.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.FormingService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.need.NeedState;
import nl.kring.need.NeedView;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.start.StarterService;
import nl.kring.start.Template;
import nl.kring.welcome.FirstDays.Begun;
import nl.kring.welcome.WelcomeDoor.Behind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The first days of a circle: what comes when, how it is stopped, and what is asked. */
@KringTest
class WelcomeTests {
    private static final String DRAW = "Welkom. Dit is jouw kring.";
    private static final String TELL = "Wat wil je vertellen?";
    private static final String FITS = "Past dit bij je?";
    private static final String CALL = "Wil je dat iemand je belt?";

    @Autowired
    private People people;

    private FirstDays days;

    @Autowired
    void days(AutowireCapableBeanFactory beans) {
        days = beans.createBean(FirstDays.class);
    }

    @Autowired
    private WelcomeService welcome;

    @Autowired
    private WelcomeDoor door;

    @Autowired
    private WelcomeTick tick;

    @Autowired
    private StarterService starters;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private FormingService forming;

    @Autowired
    private NeedService needs;

    @Autowired
    private NeverAgain never;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "test-" + UUID.randomUUID();

    @BeforeEach
    void itIsMorning() {
        days.morning();
    }

    private Optional<Welcome> now(Begun begun) {
        return People.as(begun.griet(), () -> welcome.now(begun.circle()));
    }

    private void run(Begun begun, Runnable work) {
        People.run(begun.griet(), work);
    }

    private Optional<NeedView> need(Begun begun) {
        return People.as(begun.griet(), () -> needs.newest(begun.circle()));
    }

    @Test
    void aMailComesOnDaysNoughtTwoAndSevenEachOnce() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
        days.later(Duration.ofDays(1));
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
        days.later(Duration.ofDays(1));
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL);
        days.tell(begun);
        days.later(Duration.ofDays(5));
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL, FITS);
        Stream.of(1, 6, 3, 30).map(Duration::ofDays).forEach(days::later);
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL, FITS);
        assertThat(days.subjects(begun.anke())).isEmpty();
    }

    @Test
    void theDaysCountFromTheMomentTheCircleBecameActive() {
        var tenant = people.tenant();
        var griet = people.person("Griet");
        var circle = days.forming(tenant, griet, true, Optional.empty());
        days.later(Duration.ofDays(5));
        assertThat(days.subjects(griet)).isEmpty();
        days.joins(circle, people.person("Anke"));
        days.tick();
        assertThat(days.subjects(griet)).containsExactly(DRAW);
        days.later(Duration.ofDays(1));
        assertThat(days.subjects(griet)).containsExactly(DRAW);
    }

    @Test
    void eachMailHasOneActionAndALineToStopAndNamesNoIllness() {
        var begun = days.begin(true, Optional.of(Template.SEEING_IN_TIME));
        days.tick();
        Stream.of(2, 5, 7).map(Duration::ofDays).forEach(days::later);
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL, FITS, CALL);
        var there = "/circle/" + begun.circle().value() + "/";
        assertThat(days.bodies(begun.griet())).allSatisfy(body -> assertThat(body)
                .containsOnlyOnce(there)
                .containsOnlyOnce("Stop deze mails: ")
                .doesNotContainIgnoringCase("signal", "ziek", "zorg"));
        assertThat(days.bodies(begun.griet()).getFirst()).contains(there + "picture");
    }

    @Test
    void nobodyIsMailedAtNight() {
        var begun = days.begin(true, Optional.empty());
        var now = clock.instant().atZone(MovingClock.ZONE);
        days.later(Duration.between(now, now.with(LocalTime.of(22, 1))));
        days.later(Duration.ofHours(9));
        assertThat(days.subjects(begun.griet())).isEmpty();
        days.later(Duration.ofMinutes(30));
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
    }

    @Test
    void afterAServerThatWasDownTheLastOneComesAndTheNextIsADayLaterAtLeast() {
        var begun = days.begin(true, Optional.empty());
        days.later(Duration.ofDays(6).plusHours(23));
        assertThat(days.subjects(begun.griet())).containsExactly(TELL);
        days.later(Duration.ofHours(2));
        assertThat(days.subjects(begun.griet())).containsExactly(TELL);
        days.later(Duration.ofHours(22));
        assertThat(days.subjects(begun.griet())).containsExactly(TELL, FITS);
    }

    @Test
    void afterThreeWeeksOfDowntimeOneMailComesNeverThree() {
        var begun = days.begin(true, Optional.empty());
        days.tell(begun);
        days.later(Duration.ofDays(21));
        days.later(Duration.ofDays(3));
        assertThat(days.subjects(begun.griet())).containsExactly(FITS);
    }

    @Test
    void whatAKillCutOffIsSentOnceAfterIt() {
        var begun = days.begin(true, Optional.empty());
        Acting.asSystem(
                "welcome",
                () -> transaction.execute(killed -> {
                    tick.doWhatIsDue();
                    killed.setRollbackOnly();
                    return true;
                }));
        assertThat(days.subjects(begun.griet())).isEmpty();
        days.tick();
        days.tick();
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
    }

    @Test
    void manyTicksAtOnceSendOne() throws Exception {
        var begun = days.begin(true, Optional.empty());
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> one = () -> Acting.asSystem("welcome", () -> {
                tick.doWhatIsDue();
                return true;
            });
            for (var ended : threads.invokeAll(List.of(one, one, one, one, one, one))) {
                assertThat(ended.get()).isTrue();
            }
        }
        days.tick();
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
    }

    @Test
    void whatCouldNotLeaveIsOvertakenByWhatComesNext() {
        var begun = days.begin(true, Optional.empty());
        Acting.asSystem("welcome", tick::doWhatIsDue);
        clock.forward(Duration.ofDays(2));
        Acting.asSystem("welcome", tick::doWhatIsDue);
        days.tick();
        assertThat(days.subjects(begun.griet())).containsExactly(TELL);
    }

    @Test
    void whoSaidNoToMessagesGetsNoMailAndReadsTheSameAsOneCard() {
        var begun = days.begin(false, Optional.empty());
        days.tick();
        assertThat(now(begun)).contains(new Welcome.Said(Step.DRAW));
        days.later(Duration.ofDays(2));
        assertThat(now(begun)).contains(new Welcome.Said(Step.TELL));
        days.later(Duration.ofDays(5));
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.empty()));
        assertThat(days.subjects(begun.griet())).isEmpty();
    }

    @Test
    void toAnAddressThatNeverWantsMailNoneGoes() {
        var begun = days.begin(true, Optional.empty());
        var hers = new EmailAddress(days.address(begun.griet()));
        people.job(() -> {
            never.remember(hers);
            return true;
        });
        days.tick();
        assertThat(days.subjects(begun.griet())).isEmpty();
        assertThat(now(begun)).contains(new Welcome.Said(Step.DRAW));
    }

    @Test
    void whereAMailWentNoCardRepeatsIt() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        assertThat(now(begun)).isEmpty();
    }

    @Test
    void theLineInTheMailStopsWhatComesAfterItAndLookingChangesNothing() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        var link = days.stopLink(begun.griet());
        assertThat(door.look(link, remote)).isEqualTo(Behind.GOES_ON);
        days.later(Duration.ofDays(2));
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL);
        assertThat(door.stop(link, remote)).isEqualTo(Behind.STOPPED);
        assertThat(door.stop(link, remote)).isEqualTo(Behind.STOPPED);
        assertThat(door.look(days.stopLink(begun.griet()), remote)).isEqualTo(Behind.STOPPED);
        Stream.of(5, 7, 7).map(Duration::ofDays).forEach(days::later);
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW, TELL);
        assertThat(now(begun)).isEmpty();
    }

    @Test
    void aMailThatWaitsDoesNotLeaveAfterAStop() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        clock.forward(Duration.ofDays(2));
        Acting.asSystem("welcome", tick::doWhatIsDue);
        door.stop(days.stopLink(begun.griet()), remote);
        days.tick();
        assertThat(days.subjects(begun.griet())).containsExactly(DRAW);
    }

    @Test
    void aLinkThatNobodyKnowsSaysNothingAndTooManyOfThemAreAPause() {
        for (int tries = 0; tries < 10; tries++) {
            assertThat(door.stop("niets", remote)).isEqualTo(Behind.UNKNOWN);
        }
        assertThat(door.look("niets", remote)).isEqualTo(Behind.TOO_MANY);
    }

    @Test
    void theSecretOfALinkIsKeptAsAHashOnly() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        var kept = people.job(() -> jdbc.sql(
                        "select d.arguments::text || d.link || coalesce(d.last_error, '') || row_to_json(l)::text "
                                + "from common.delivery d join circle.welcome_link l on l.welcome_id = d.subject_id "
                                + "join circle.welcome w on w.id = l.welcome_id where w.circle_id = ?")
                .param(begun.circle().value())
                .query(String.class)
                .list());
        assertThat(kept).hasSize(1).first().asString().doesNotContain(days.stopLink(begun.griet()));
    }

    @Test
    void afterFourteenDaysWithoutAPostACallIsOffered() {
        var begun = days.begin(true, Optional.empty());
        Stream.of(0, 2, 5, 6).map(Duration::ofDays).forEach(days::later);
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.empty()));
        days.later(Duration.ofDays(1));
        assertThat(days.subjects(begun.griet())).last().isEqualTo(CALL);
        assertThat(now(begun)).contains(new Welcome.Call());
        days.tell(begun);
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.empty()));
    }

    @Test
    void r_0_4_theYesToACallIsADraftThatTheResidentSendsHerselfOrNot() {
        var begun = days.begin(true, Optional.empty());
        run(begun, () -> welcome.askForACall(begun.circle(), "Kan iemand mij bellen?"));
        run(begun, () -> welcome.askForACall(begun.circle(), "Nog eens"));
        assertThat(need(begun)).get().satisfies(draft -> {
            assertThat(draft.state()).isEqualTo(NeedState.DRAFT);
            assertThat(draft.ownWords()).isEqualTo("Kan iemand mij bellen?");
        });
        var crossed = people.job(() -> jdbc.sql("select count(*) from bridge.origin where circle_id = ?")
                .param(begun.circle().value())
                .query(Long.class)
                .single());
        assertThat(crossed).isZero();
    }

    @Test
    void whatTheResidentIsWritingAlreadyStays() {
        var begun = days.begin(true, Optional.empty());
        run(
                begun,
                () -> needs.write(
                        begun.circle(), new NeedDraft(new NeedId(Ids.next()), "De tuin", Optional.empty(), "")));
        assertThat(People.as(begun.griet(), () -> welcome.askForACall(begun.circle(), "Kan iemand mij bellen?")))
                .isFalse();
        assertThat(need(begun)).get().extracting(NeedView::ownWords).isEqualTo("De tuin");
    }

    @Test
    void afterIWantToStopNothingMoreComesAndTheNextStepStaysUntilItIsPutAway() {
        var begun = days.begin(true, Optional.empty());
        Stream.of(0, 2, 5).map(Duration::ofDays).forEach(days::later);
        run(begun, () -> welcome.answer(begun.circle(), Answer.STOP));
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.of(Answer.STOP)));
        days.later(Duration.ofDays(8));
        assertThat(days.subjects(begun.griet())).doesNotContain(CALL);
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.of(Answer.STOP)));
        run(begun, () -> welcome.done(begun.circle(), "FITS"));
        assertThat(now(begun)).isEmpty();
    }

    @Test
    void whoGoesOnAfterAllHearsWhatWasStillToCome() {
        var begun = days.begin(true, Optional.empty());
        Stream.of(0, 2, 5).map(Duration::ofDays).forEach(days::later);
        run(begun, () -> welcome.answer(begun.circle(), Answer.STOP));
        run(begun, () -> welcome.goOn(begun.circle()));
        days.later(Duration.ofDays(7));
        assertThat(days.subjects(begun.griet())).last().isEqualTo(CALL);
    }

    @Test
    void anAnswerFromAPageThatStoodOpenUndoesNoStop() {
        var begun = days.begin(true, Optional.empty());
        Stream.of(0, 2, 5).map(Duration::ofDays).forEach(days::later);
        people.job(() -> jdbc.sql("update circle.welcome set stopped_at = common.kring_now() where circle_id = ?")
                .param(begun.circle().value())
                .update());
        run(begun, () -> welcome.answer(begun.circle(), Answer.NOT_RIGHT));
        days.later(Duration.ofDays(8));
        assertThat(days.subjects(begun.griet())).doesNotContain(CALL);
    }

    @Test
    void whoToldSomethingAlreadyIsNotAskedTo() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        days.tell(begun);
        var before = days.subjects(begun.griet()).size();
        days.later(Duration.ofDays(2));
        assertThat(days.subjects(begun.griet())).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aTemplateBringsAtMostThreeStepsAndNoData(Template template) {
        var begun = days.begin(true, Optional.of(template));
        var open = now(begun)
                .map(Welcome.BeginHere.class::cast)
                .map(Welcome.BeginHere::open)
                .orElseThrow();
        assertThat(open)
                .hasSizeBetween(2, 3)
                .doesNotHaveDuplicates()
                .isEqualTo(Starter.of(template).begin());
        var rows = people.job(() -> jdbc.sql("select (select count(*) from circle.post where circle_id = :c) "
                        + "+ (select count(*) from circle.sketch_name where circle_id = :c) "
                        + "+ (select count(*) from circle.early_warning_plan where circle_id = :c) "
                        + "+ (select count(*) from circle.help_need where circle_id = :c)")
                .param("c", begun.circle().value())
                .query(Long.class)
                .single());
        assertThat(rows).isZero();
    }

    @Test
    void withoutATemplateThereIsNothingToBeginWith() {
        var begun = days.begin(true, Optional.empty());
        assertThat(now(begun)).isEmpty();
        assertThat(People.as(begun.griet(), () -> welcome.starter(begun.circle())))
                .isEqualTo(Starter.NONE);
    }

    @Test
    void aStepGoesWhenItIsDoneAndTheCardWhenItIsPutAway() {
        var begun = days.begin(true, Optional.of(Template.FIRST_WEEK));
        days.tell(begun);
        assertThat(now(begun)).contains(new Welcome.BeginHere(List.of(Begin.DRAW, Begin.PHONES)));
        people.seat(begun.circle(), people.person("Sietse"), Ring.HELPERS);
        assertThat(now(begun)).contains(new Welcome.BeginHere(List.of(Begin.PHONES)));
        run(begun, () -> welcome.done(begun.circle(), Begin.PHONES.name()));
        assertThat(now(begun)).isEmpty();
        var other = days.begin(true, Optional.of(Template.CARING_TOGETHER));
        run(other, () -> welcome.done(other.circle(), "BEGIN"));
        assertThat(now(other)).isEmpty();
    }

    @Test
    void thereIsNeverMoreThanOneCardAndAQuestionComesFirst() {
        var begun = days.begin(false, Optional.of(Template.FIRST_WEEK));
        days.tick();
        assertThat(now(begun)).get().isInstanceOf(Welcome.BeginHere.class);
        Stream.of(2, 5).map(Duration::ofDays).forEach(days::later);
        assertThat(now(begun)).contains(new Welcome.Fits(Optional.empty()));
    }

    @Test
    void onlyTheResidentReadsAndAnswers() {
        var begun = days.begin(true, Optional.of(Template.SEEING_IN_TIME));
        var anke = begun.anke();
        assertThatThrownBy(() -> People.as(anke, () -> welcome.now(begun.circle())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(anke, () -> welcome.starter(begun.circle())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> welcome.answer(begun.circle(), Answer.STOP)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> welcome.done(begun.circle(), "FITS")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> welcome.askForACall(begun.circle(), "Bel mij")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(anke, () -> starters.template(begun.circle())))
                .isInstanceOf(NoRight.class);
    }

    private <T> T inPostgresql(AccountId who, Callable<T> work) {
        return People.as(
                who,
                () -> transaction.execute(_ -> {
                    try {
                        return work.call();
                    } catch (RuntimeException refused) {
                        throw refused;
                    } catch (Exception impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }));
    }

    @Test
    void postgresqlAloneShowsAMemberNothingOfIt() {
        var begun = days.begin(true, Optional.of(Template.SEEING_IN_TIME));
        for (var table : List.of("circle.welcome", "circle.given_by")) {
            Callable<Long> count = () -> jdbc.sql("select count(circle_id) from " + table)
                    .query(Long.class)
                    .single();
            Long members = inPostgresql(begun.anke(), count);
            Long hers = inPostgresql(begun.griet(), count);
            assertThat(members).isZero();
            assertThat(hers).isOne();
        }
        Integer changed = inPostgresql(begun.anke(), () -> jdbc.sql("update circle.welcome set answer = 'STOP'")
                .update());
        assertThat(changed).isZero();
        for (var forbidden : List.of(
                "update circle.welcome set due_at = null",
                "update circle.welcome set mailed = true",
                "delete from circle.welcome",
                "delete from circle.welcome_link",
                "update circle.given_by set template = null")) {
            assertThatThrownBy(() -> inPostgresql(
                            begun.griet(), () -> jdbc.sql(forbidden).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whereWhoSpeaksForTheResidentSaysYesTheFirstDaysAreTheResidents() {
        var tenant = people.tenant();
        var saakje = people.person("Saakje");
        var meint = people.person("Meint");
        var circle = people.job(() ->
                jobs.found(new NewCircle(tenant, CircleState.FORMING, "IMPORT", Preset.ORDINARY, List.of(saakje))));
        people.seat(circle, people.person("Rink"), Ring.INNER);
        people.speaksFor(circle, saakje, meint, true);
        People.run(meint, () -> forming.confirm(circle, new GivenYes(true, Optional.of(true), Locale.of("nl"), false)));
        days.tick();
        assertThat(days.subjects(meint)).isEmpty();
        assertThat(days.subjects(saakje)).containsExactly("Meint deed iets voor jou in je kring"); // R-B11
        assertThat(People.as(saakje, () -> welcome.now(circle))).contains(new Welcome.Said(Step.DRAW));
        assertThatThrownBy(() -> People.as(meint, () -> welcome.now(circle))).isInstanceOf(NoRight.class);
    }
}
