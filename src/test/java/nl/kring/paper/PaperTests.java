package nl.kring.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.notify.Mails;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.task.NewTask;
import nl.kring.task.NewTask.When;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.OnPaperService;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jan reads no screen: somebody phones him, and a page hangs on his fridge. */
@KringTest
class PaperTests {
    @Autowired
    private People people;

    @Autowired
    private OnPaperService papers;

    @Autowired
    private FridgeService fridges;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ReadingTasks reading;

    @Autowired
    private ToldService told;

    @Autowired
    private Mails mails;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private AccountId jan;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void inTheMorning() {
        var now = clock.instant().atZone(MovingClock.ZONE);
        if (now.getHour() < 9 || now.getHour() > 15) {
            var nine = now.with(LocalTime.of(9, 0));
            clock.forward(Duration.between(now, nine.isAfter(now) ? nine : nine.plusDays(1))
                    .plusSeconds(1));
        }
    }

    @BeforeEach
    void aCircle() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        jan = people.person("Jan");
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), douwe);
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(anke, RelationKind.CLOSE_ONE, "vrouw", Optional.empty(), Ring.INNER, true, true));
            return true;
        });
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, jan, Ring.HELPERS);
        people.seat(circle, sietse, Ring.HELPERS);
    }

    private void onPaper(AccountId says, AccountId who) {
        People.run(says, () -> papers.hears(circle, who, true));
    }

    private void tells(AccountId who, Topic topic, String text) {
        People.run(
                who, () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), text, topic, Optional.empty())));
        mails.putTogether();
    }

    private List<TaskView> calls(AccountId reader) {
        var list = People.as(reader, () -> reading.list(circle));
        return List.of(list.mine(), list.open(), list.others()).stream()
                .flatMap(List::stream)
                .filter(task -> task.what().startsWith("Bel "))
                .toList();
    }

    private int letters(AccountId to) {
        return people.job(
                () -> jdbc.sql("select count(*) from common.delivery where recipient_id = ? and template = 'told'")
                        .param(to.value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    void r_c7_whoHearsOnPaperIsPhonedOnceForAllThatWaitsAndNotMailed() {
        onPaper(anke, jan);
        tells(rixt, Topic.PRACTICAL, "De dokter was er, en het geheim is blauw.");
        tells(rixt, Topic.PRACTICAL, "En nog iets.");
        assertThat(calls(sietse)).singleElement().satisfies(task -> {
            assertThat(task.what()).isEqualTo("Bel Jan: er is iets te vertellen");
            assertThat(task.remote()).isTrue();
            assertThat(task.when().before()).isTrue();
            assertThat(task.maker().orElseThrow().firstName()).isEqualTo("Anke");
        });
        assertThat(letters(jan)).isZero();
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.to_tell where account_id = ?")
                        .param(jan.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
        var call = calls(sietse).getFirst().id();
        People.run(sietse, () -> tasks.take(circle, call));
        tells(rixt, Topic.PRACTICAL, "Weer iets.");
        assertThat(calls(sietse)).hasSize(1);
        people.job(() -> jdbc.sql("update circle.task set state = 'DONE' where id = ?")
                .param(call.value())
                .update());
        tells(rixt, Topic.PRACTICAL, "Nu weer.");
        assertThat(calls(sietse)).hasSize(1);
    }

    @Test
    void whatIsNotForHisEyesAsksNobodyToPhone() {
        onPaper(anke, jan);
        tells(rixt, Topic.HEALTH, "Moe.");
        assertThat(calls(anke)).isEmpty();
        People.run(
                jan,
                () -> told.choose(circle, new ToldHow(HowOften.ONLY_WHEN_ASKED, HowMuch.FIRST_LINE, QuietHours.NONE)));
        tells(rixt, Topic.PRACTICAL, "Soep.");
        assertThat(calls(anke)).isEmpty();
    }

    @Test
    void whoLivesThereCanHearOnPaperToo_andWhoDoesIsNotNudgedByMail() {
        onPaper(douwe, douwe);
        tells(rixt, Topic.PRACTICAL, "Soep.");
        assertThat(calls(sietse)).singleElement().satisfies(task -> assertThat(task.what())
                .startsWith("Bel Douwe"));
        onPaper(anke, jan);
        works.stream()
                .filter(work -> work.name().equals("tasks"))
                .forEach(work -> Acting.asSystem("tasks", () -> {
                    clock.forward(Duration.ofHours(10));
                    work.doWhatIsDue();
                }));
        var nudged = people.job(() -> jdbc.sql(
                        "select recipient_id from common.delivery where circle_id = ? and template like 'taskNudge%'")
                .param(circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, java.util.UUID.class)))
                .list());
        assertThat(nudged).contains(sietse).doesNotContain(jan, douwe);
    }

    @Test
    void whoMaySaySo_andNobodyElse() {
        onPaper(jan, jan);
        People.run(jan, () -> papers.hears(circle, jan, false));
        onPaper(douwe, jan);
        onPaper(anke, sietse);
        assertThat(People.as(sietse, () -> papers.onPaper(circle))).containsExactlyInAnyOrder(jan, sietse);
        for (var other : List.of(rixt, sietse)) {
            assertThatThrownBy(() -> onPaper(other, jan)).isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> papers.hears(circle, jan, false)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.as(other, () -> fridges.page(circle, jan)))
                    .isInstanceOf(NoRight.class);
        }
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> onPaper(stranger, jan)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> fridges.page(circle, jan)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> onPaper(anke, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(anke, () -> fridges.page(circle, stranger)))
                .isInstanceOf(NotFound.class);
        // PostgreSQL by itself
        assertThatThrownBy(() -> People.run(
                        rixt,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "insert into circle.on_paper (circle_id, account_id, said_by) values (?, ?, ?)")
                                .param(circle.value())
                                .param(rixt.value())
                                .param(anke.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> People.run(
                        rixt,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "insert into circle.on_paper (circle_id, account_id, said_by) values (?, ?, ?)")
                                .param(circle.value())
                                .param(anke.value())
                                .param(rixt.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        People.run(jan, () -> circles.leave(circle));
        assertThat(People.as(anke, () -> papers.onPaper(circle))).containsExactly(sietse);
    }

    private void asks(String what, Topic topic, Optional<Set<AccountId>> only) {
        asks(anke, what, topic, only);
    }

    private void asks(AccountId maker, String what, Topic topic, Optional<Set<AccountId>> only) {
        var task = new NewTask(
                new TaskId(Ids.next()),
                what,
                new When(clock.instant().plus(Duration.ofHours(30)), false),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                topic,
                Optional.empty(),
                only,
                Set.of());
        People.run(maker, () -> tasks.ask(circle, task));
    }

    @Test
    void thePageHoldsWhatItsReaderMayReadAndNothingOfHealthOfMoneyOrForChosenPersons() {
        asks("Boodschappen", Topic.PRACTICAL, Optional.empty());
        asks("Pillen halen", Topic.HEALTH, Optional.empty());
        asks(douwe, "Naar de bank", Topic.MONEY, Optional.empty());
        asks("Verrassing halen", Topic.PRACTICAL, Optional.of(Set.of(jan, rixt)));
        asks(douwe, "Naar de notaris", Topic.FAMILY, Optional.empty());
        var page = People.as(anke, () -> fridges.page(circle, jan));
        assertThat(page.week())
                .flatExtracting(Fridge.Day::lines)
                .extracting(Fridge.Line::what)
                .containsExactly("Boodschappen");
        assertThat(page.reader()).isEqualTo("Jan");
        assertThat(page.whose()).isEqualTo("Douwe");
        assertThat(page.first().orElseThrow().name()).isEqualTo("Anke");
        assertThat(page.people())
                .extracting(Fridge.Called::name)
                .contains("Douwe", "Anke", "Rixt", "Sietse")
                .doesNotContain("Jan");
        var own = People.as(douwe, () -> fridges.page(circle, douwe));
        assertThat(own.week())
                .flatExtracting(Fridge.Day::lines)
                .extracting(Fridge.Line::what)
                .contains("Boodschappen", "Naar de notaris")
                .doesNotContain("Pillen halen", "Naar de bank", "Verrassing halen");
    }

    @Test
    void aNumberThatIsNotSharedIsNotOnIt() {
        people.job(() -> jdbc.sql("update common.account set phone_shared = false where id = ?")
                .param(rixt.value())
                .update());
        var page = People.as(anke, () -> fridges.page(circle, jan));
        assertThat(page.people())
                .filteredOn(person -> person.name().equals("Rixt"))
                .singleElement()
                .satisfies(person -> assertThat(person.phone()).isEmpty());
        assertThat(page.people())
                .filteredOn(person -> person.name().equals("Sietse"))
                .singleElement()
                .satisfies(person -> assertThat(person.phone()).isPresent());
    }
}
