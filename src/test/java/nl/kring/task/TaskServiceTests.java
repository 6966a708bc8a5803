package nl.kring.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.task.NewTask.When;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class TaskServiceTests extends TaskTest {
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final String RIDE = "Wie rijdt Douwe naar Jannie?";

    @Autowired
    private Feed feed;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private List<DueWork> due;

    private void itIsCertain() {
        due.stream()
                .filter(work -> work.name().equals("farewell"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private int mails() {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private List<String> kinds(AccountId reader) {
        return People.as(reader, () -> feed.window(circle, Optional.empty()).stream()
                .map(EntryView::kind)
                .toList());
    }

    private NewTask named(TaskId id, String what) {
        var task = task(what, in(TWO_DAYS), Topic.PRACTICAL);
        return new NewTask(
                id,
                what,
                task.when(),
                task.place(),
                Optional.of("Lytsewâl"),
                false,
                false,
                task.topic(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    @Test
    void whatIsAskedStandsOnceOnTheTimelineOfWhoSeesTheTopic() {
        var ride = named(new TaskId(Ids.next()), RIDE);
        People.run(anke, () -> tasks.ask(circle, ride));
        People.run(anke, () -> tasks.ask(circle, ride));
        assertThat(kinds(sietse)).containsExactly("TASK");
        assertThat(seen(sietse, ride.id()).from()).contains("Lytsewâl");
        assertThat(seen(sietse, ride.id()).may().take()).isTrue();
        assertThat(seen(douwe, ride.id()).may().take()).isFalse();
        assertThat(kinds(jannie)).isEmpty();
        assertThatThrownBy(() -> People.run(sietse, () -> tasks.ask(circle, named(ride.id(), "Iets anders"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aHelperReadsNoTaskAboutHealthAndAnOutsiderNone() {
        var task = task("Wondje schoonmaken", in(TWO_DAYS), Topic.HEALTH);
        People.run(anke, () -> tasks.ask(circle, task));
        assertThat(kinds(sietse)).isEmpty();
        assertThatThrownBy(() -> take(sietse, task.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(people.person("Vreemde"), () -> reading.list(circle)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatWasProposedWaitsForWhoMayAskIt() {
        var id = ask(sietse, "Zal ik het gras maaien?", TWO_DAYS);
        assertThat(state(id)).isEqualTo(TaskState.PROPOSED);
        assertThat(kinds(anke)).isEmpty();
        assertThat(seen(sietse, id).may().place()).isFalse();
        assertThat(People.as(rixt, () -> reading.list(circle)).isEmpty()).isTrue();
        assertThatThrownBy(() -> People.run(sietse, () -> tasks.place(circle, id)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> take(rixt, id)).isInstanceOf(Refused.class);
        People.run(anke, () -> tasks.place(circle, id));
        People.run(anke, () -> tasks.place(circle, id));
        assertThat(kinds(rixt)).containsExactly("TASK");
        take(rixt, id);
        assertThat(state(id)).isEqualTo(TaskState.TAKEN);
    }

    @Test
    void whatWasProposedIsDeclinedWithASentence() {
        var task = task("Kan iemand mee naar de fysio?", in(TWO_DAYS), Topic.HEALTH);
        People.run(jannie, () -> tasks.ask(circle, task));
        var id = task.id();
        assertThat(state(id)).isEqualTo(TaskState.PROPOSED);
        assertThatThrownBy(() -> People.run(sietse, () -> tasks.decline(circle, id, "Nee")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(douwe, () -> tasks.decline(circle, id, " ")))
                .isInstanceOf(Refused.class);
        People.run(douwe, () -> tasks.decline(circle, id, "Ik ga liever alleen."));
        assertThat(state(id)).isEqualTo(TaskState.WITHDRAWN);
        assertThat(kinds(anke)).isEmpty();
    }

    @Test
    void at_c1_of_two_in_the_same_second_one_has_it_and_the_other_is_told_who() throws Exception {
        for (var round = 0; round < 10; round++) {
            var id = ask(anke, RIDE, TWO_DAYS);
            var both = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var said = List.of(threads.submit(takes(both, sietse, id)), threads.submit(takes(both, rixt, id)));
                var owner = people.job(() -> jdbc.sql("select taker_id from circle.task where id = ?")
                        .param(id.value())
                        .query(java.util.UUID.class)
                        .optional());
                var heard = List.of(said.get(0).get(), said.get(1).get());
                assertThat(heard).containsOnlyOnce("HAS IT");
                var name = heard.get(0).equals("HAS IT") ? "Sietse" : "Rixt";
                assertThat(heard).contains("task.before " + name);
                assertThat(owner).isNotNull();
            }
            assertThat(state(id)).isEqualTo(TaskState.TAKEN);
        }
    }

    private Callable<String> takes(CyclicBarrier both, AccountId person, TaskId id) {
        return () -> {
            both.await();
            try {
                take(person, id);
                return "HAS IT";
            } catch (Refused refused) {
                return refused.key() + " " + refused.arguments()[0];
            }
        };
    }

    @Test
    void whoTapsTwiceHasItOnce() {
        var id = ask(anke, RIDE, TWO_DAYS);
        take(sietse, id);
        take(sietse, id);
        assertThat(seen(sietse, id).mine()).isTrue();
        assertThat(seen(rixt, id).taker().orElseThrow().firstName()).isEqualTo("Sietse");
    }

    @Test
    void r_c10_itIsHandedBackUntilItBeginsAndTheCircleSeesThatItIsFree() {
        var id = ask(anke, RIDE, Duration.ofHours(30));
        take(sietse, id);
        assertThatThrownBy(() -> People.run(rixt, () -> tasks.handBack(circle, id)))
                .isInstanceOf(NoRight.class);
        People.run(sietse, () -> tasks.handBack(circle, id));
        assertThat(seen(rixt, id).returned()).isTrue();
        take(rixt, id);
        clock.forward(Duration.ofHours(30).plusMinutes(1));
        assertThatThrownBy(() -> People.run(rixt, () -> tasks.handBack(circle, id)))
                .isInstanceOf(Refused.class)
                .hasMessage("task.begun");
    }

    @Test
    void whoCannotIsNotAskedAgainAndMayStillDoIt() {
        var id = ask(anke, RIDE, TWO_DAYS);
        People.run(sietse, () -> tasks.cannot(circle, id));
        assertThat(seen(sietse, id).cannot()).isTrue();
        assertThat(seen(rixt, id).cannot()).isFalse();
        take(sietse, id);
        assertThat(seen(sietse, id).cannot()).isFalse();
    }

    @Test
    void onlyItsMakerOrTheResidentWithdrawsIt() {
        var id = ask(anke, RIDE, TWO_DAYS);
        take(sietse, id);
        assertThatThrownBy(() -> People.run(sietse, () -> tasks.withdraw(circle, id)))
                .isInstanceOf(NoRight.class);
        People.run(douwe, () -> tasks.withdraw(circle, id));
        assertThat(state(id)).isEqualTo(TaskState.WITHDRAWN);
        assertThatThrownBy(() -> take(rixt, id)).isInstanceOf(Refused.class).hasMessage("task.over");
    }

    @Test
    void whoHadItSaysHowItWent() {
        var id = ask(anke, RIDE, Duration.ofHours(2));
        take(sietse, id);
        assertThatThrownBy(() -> People.run(rixt, () -> tasks.say(circle, id, true)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(sietse, () -> tasks.say(circle, id, true)))
                .isInstanceOf(Refused.class)
                .hasMessage("task.notYet");
        clock.forward(Duration.ofHours(3));
        People.run(sietse, () -> tasks.say(circle, id, true));
        assertThat(state(id)).isEqualTo(TaskState.DONE);
    }

    @Test
    void appendix_b_theResidentAProfessionalAndAChildTakeNothing() {
        var ride = ask(anke, RIDE, TWO_DAYS);
        var task = task("Wondje schoonmaken", in(TWO_DAYS), Topic.HEALTH);
        People.run(anke, () -> tasks.ask(circle, task));
        assertThatThrownBy(() -> take(douwe, ride)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> take(jannie, task.id())).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(jannie, () -> tasks.cannot(circle, task.id())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> take(young(4), ride)).isInstanceOf(NoRight.class);
    }

    private AccountId young(int yearsUntilEighteen) {
        var young = people.person("Femke");
        people.job(() -> {
            jobs.seatYoung(
                    circle,
                    new NewMember(
                            young,
                            RelationKind.YOUNG_MEMBER,
                            "kleindochter",
                            Optional.empty(),
                            Ring.INNER,
                            false,
                            false),
                    LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusYears(yearsUntilEighteen),
                    Optional.empty(),
                    java.util.Locale.ROOT);
            return true;
        });
        people.job(
                () -> jdbc.sql("update circle.circle_member set recognised = true, ring = 'INNER' where account_id = ?")
                        .param(young.value())
                        .update());
        return young;
    }

    @Test
    void r_b14_fromSixteenOnOneTakesATaskAndAChildWritesNoneInPostgresqlAlone() {
        var ride = ask(anke, RIDE, TWO_DAYS);
        assertThat(takesByHand(young(4), ride)).isZero();
        assertThat(state(ride)).isEqualTo(TaskState.OPEN);
        assertThat(takesByHand(sietse, ride)).as("what a child cannot").isEqualTo(1);
        var other = ask(anke, RIDE, TWO_DAYS);
        take(young(2), other);
        assertThat(state(other)).isEqualTo(TaskState.TAKEN);
    }

    private int takesByHand(AccountId who, TaskId task) {
        return People.as(
                who,
                () -> people.inTransaction(() -> jdbc.sql(
                                "update circle.task set state = 'TAKEN', taker_id = common.me(), taken_at = common.kring_now() where id = ?")
                        .param(task.value())
                        .update()));
    }

    @Test
    void theResidentReadsByAnothersEyesWithNothingToDo() {
        var id = ask(anke, RIDE, TWO_DAYS);
        var seen = People.as(douwe, () -> reading.tasksAs(circle, sietse, List.of(id.value())));
        assertThat(seen.get(id.value()).may()).isEqualTo(TaskView.May.NOTHING);
        assertThatThrownBy(() -> People.run(anke, () -> reading.tasksAs(circle, sietse, List.of(id.value()))))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(rixt, () -> reading.tasks(circle, List.of(id.value()))))
                .hasSize(1);
    }

    @Test
    void inAClosedCircleNothingIsAskedOrTaken() {
        var id = ask(anke, RIDE, TWO_DAYS);
        People.run(douwe, () -> closing.close(circle));
        assertThatThrownBy(() -> ask(anke, "Nog iets", TWO_DAYS)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> take(sietse, id)).isInstanceOf(NoRight.class);
    }

    @Test
    void step_3_ofWhoDiesNothingIsAskedAndAfterAMistakeAllOfItStands() {
        var open = ask(anke, "Gras maaien", TWO_DAYS);
        var taken = ask(anke, "Boodschappen", TWO_DAYS);
        take(sietse, taken);
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        People.run(anke, () -> farewell.report(circle, douwe, today));
        assertThat(seen(sietse, taken).state()).isEqualTo(TaskState.TAKEN);
        people.speaksFor(circle, douwe, rixt, true);
        People.run(rixt, () -> farewell.confirm(circle, douwe));
        itIsCertain();
        assertThat(People.as(sietse, () -> reading.list(circle)).isEmpty()).isTrue();
        var entries = People.as(sietse, () -> reading.all(circle));
        assertThat(entries).extracting(TaskView::state).containsOnly(TaskState.WITHDRAWN);
        assertThat(entries).extracting(TaskView::may).containsOnly(TaskView.May.NOTHING);
        var before = mails();
        ticks();
        assertThat(mails()).isEqualTo(before);
        People.run(anke, () -> farewell.mistake(circle, douwe));
        itIsCertain();
        assertThat(seen(sietse, taken).may().handBack()).isTrue();
        assertThat(seen(rixt, open).may().take()).isTrue();
    }

    @Test
    void noMomentThatIsOverAndNoPinIsAsked() {
        assertThatThrownBy(() -> ask(anke, RIDE, Duration.ofHours(-1)))
                .isInstanceOf(Refused.class)
                .hasMessage("task.past");
        assertThatThrownBy(() -> ask(anke, "Haal geld, de pincode is 4821", TWO_DAYS))
                .isInstanceOf(RuntimeException.class);
        assertThat(kinds(douwe)).isEmpty();
    }

    @Test
    void theDatabaseLetsNobodyTakeForAnother() {
        var id = ask(anke, RIDE, TWO_DAYS);
        assertThatThrownBy(() -> People.run(
                        sietse,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "update circle.task set state = 'TAKEN', taker_id = ?, taken_at = common.kring_now() where id = ?")
                                .param(rixt.value())
                                .param(id.value())
                                .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aTaskForWhoHasACertificateIsNotTakenWithoutOne() {
        var task = task(RIDE, in(TWO_DAYS), Topic.PRACTICAL);
        var strict = new NewTask(
                task.id(),
                task.what(),
                new When(task.when().at(), true),
                task.place(),
                task.from(),
                true,
                true,
                task.topic(),
                task.about(),
                Optional.of(Set.of(sietse)),
                Set.of());
        People.run(anke, () -> tasks.ask(circle, strict));
        assertThatThrownBy(() -> take(sietse, strict.id()))
                .isInstanceOf(Refused.class)
                .hasMessage("task.conduct.not");
        assertThat(seen(sietse, strict.id()).reach().names()).contains("Sietse");
        assertThat(kinds(rixt)).isEmpty();
    }

    @Test
    void whoWasMovedAwayFromTheTopicSeesItNoMore() {
        var task = task("Bloed prikken", in(TWO_DAYS), Topic.HEALTH);
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        People.run(anke, () -> tasks.ask(circle, task));
        assertThat(kinds(clara)).containsExactly("TASK");
        People.run(douwe, () -> circles.moveTo(circle, clara, Ring.HELPERS));
        assertThat(kinds(clara)).isEmpty();
    }
}
