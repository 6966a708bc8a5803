package nl.kring.carer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.need.NeedService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.task.NewTask;
import nl.kring.task.PastTask;
import nl.kring.task.PastTasks;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.task.TaskState;
import nl.kring.task.TaskView;
import nl.kring.tenant.NamedNumber;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may help a carer, said to herself; and how she lays things down. */
@KringTest
class StoppingTests {
    @Autowired
    private People people;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CarerService carers;

    @Autowired
    private SuggestionService suggestions;

    @Autowired
    private StoppingService stopping;

    @Autowired
    private KindWordService words;

    @Autowired
    private RestService rests;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PastTasks past;

    @Autowired
    private ReadingTasks reading;

    @Autowired
    private NeedService needs;

    @Autowired
    private TenantService tenants;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private TenantId tenant;
    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        tenant = people.tenant();
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        circle = people.circle(tenant, douwe);
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(
                            anke, RelationKind.INFORMAL_CARER, "vrouw", Optional.empty(), Ring.INNER, false, true));
            return true;
        });
        people.seat(circle, rixt, Ring.INNER);
    }

    private NewTask task(String what, Instant at) {
        return new NewTask(
                new TaskId(Ids.next()),
                what,
                new NewTask.When(at, false),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Topic.PRACTICAL,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    private void did(AccountId who, String what, int times, int daysAgo) {
        people.job(() -> {
            for (var time = 0; time < times; time++) {
                var at = clock.instant().minus(Duration.ofDays(daysAgo)).minusSeconds(time);
                past.ask(
                        circle,
                        List.of(new PastTask(
                                task(what, at),
                                rixt,
                                at.minus(Duration.ofDays(1)),
                                TaskState.DONE,
                                Optional.of(who),
                                Optional.empty(),
                                Optional.empty())));
            }
            return true;
        });
    }

    private TaskId has(String what, Duration from) {
        var task = task(what, clock.instant().plus(from));
        People.run(rixt, () -> tasks.ask(circle, task));
        People.run(anke, () -> tasks.take(circle, task.id()));
        return task.id();
    }

    private void says(Load load) {
        People.run(anke, () -> carers.answer(circle, Ids.next(), load));
    }

    private Optional<Suggestion> now() {
        return People.as(anke, () -> suggestions.now(circle));
    }

    private static Strain.Facts facts(
            List<Load> loads, List<PerseveranceTime> time, int done, int mine, int claims, int nights) {
        return new Strain.Facts(loads, time, done, mine, claims, nights);
    }

    @Test
    void r_d32_two_rules_must_hold_and_each_by_itself_is_not_enough() {
        var fine = List.of(Load.FINE);
        var two = List.of(Load.HEAVY, Load.LIGHT, Load.TOO_HEAVY);
        assertThat(Strain.of(facts(two, List.of(), 0, 0, 0, 0))).isEmpty();
        assertThat(Strain.of(facts(fine, List.of(PerseveranceTime.UNDER_A_WEEK), 0, 0, 0, 0)))
                .isEmpty();
        assertThat(Strain.of(facts(fine, List.of(), 8, 4, 0, 0))).isEmpty();
        assertThat(Strain.of(facts(fine, List.of(), 0, 0, 3, 0))).isEmpty();
        assertThat(Strain.of(facts(fine, List.of(), 0, 0, 0, 2))).isEmpty();
        assertThat(Strain.of(facts(two, List.of(PerseveranceTime.UNDER_THREE_MONTHS), 0, 0, 0, 0)))
                .containsExactly(Strain.SHORT_PERSEVERANCE, Strain.HEAVY_TWICE);
        assertThat(Strain.of(facts(fine, List.of(), 8, 4, 3, 2)))
                .containsExactly(Strain.MOST_TASKS, Strain.MANY_CLAIMS, Strain.NIGHTS);
        // what does not count: seven tasks, less than half, the fifth check from now, what she said before the last
        // time
        assertThat(Strain.of(facts(two, List.of(), 7, 7, 0, 0))).isEmpty();
        assertThat(Strain.of(facts(two, List.of(), 9, 4, 2, 1))).isEmpty();
        assertThat(Strain.of(
                        facts(List.of(Load.HEAVY, Load.FINE, Load.FINE, Load.FINE, Load.HEAVY), List.of(), 8, 8, 0, 0)))
                .isEmpty();
        assertThat(Strain.of(facts(fine, List.of(PerseveranceTime.LONGER, PerseveranceTime.UNDER_A_WEEK), 8, 8, 0, 0)))
                .isEmpty();
    }

    @Test
    void r_d32_it_is_said_to_her_alone_with_what_she_does_most_and_comes_back_no_sooner_than_thirty_days() {
        people.job(() -> {
            tenants.supportsCarers(tenant, new NamedNumber("Steunpunt Mantelzorg", "0513-000099"));
            return true;
        });
        did(anke, "Boodschappen", 4, 3);
        did(anke, "Koken", 2, 4);
        did(rixt, "Gras maaien", 2, 5);
        did(anke, "Lang geleden", 9, 40);
        says(Load.HEAVY);
        assertThat(now()).isEmpty();
        says(Load.TOO_HEAVY);
        var found = now().orElseThrow();
        assertThat(found.why()).containsExactly(Strain.HEAVY_TWICE, Strain.MOST_TASKS);
        assertThat(found.often()).extracting(TaskView::what).containsExactly("Boodschappen", "Koken");
        assertThat(found.support()).contains(new NamedNumber("Steunpunt Mantelzorg", "0513-000099"));
        for (var other : List.of(rixt)) {
            assertThatThrownBy(() -> People.as(other, () -> suggestions.now(circle)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> suggestions.putAway(circle)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> suggestions.ask(circle, Set.of())))
                    .isInstanceOf(NoRight.class);
        }
        assertThat(People.as(douwe, () -> suggestions.now(circle))).isEmpty();
        People.run(anke, () -> suggestions.putAway(circle));
        assertThat(now()).isEmpty();
        clock.forward(Duration.ofDays(31));
        did(anke, "Koken", 8, 3);
        assertThat(now()).isPresent();
    }

    @Test
    void r_d32_what_she_chose_becomes_a_task_of_the_coming_week_and_nothing_else_does() {
        did(anke, "Boodschappen", 5, 3);
        did(anke, "Koken", 4, 3);
        says(Load.HEAVY);
        says(Load.HEAVY);
        var often = now().orElseThrow().often();
        assertThat(People.as(rixt, () -> reading.list(circle)).open())
                .as("nothing by itself")
                .isEmpty();
        People.run(anke, () -> suggestions.ask(circle, Set.of(often.getFirst().id())));
        assertThat(People.as(rixt, () -> reading.list(circle)).open())
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.what()).isEqualTo("Boodschappen");
                    assertThat(task.when().at())
                            .isBetween(
                                    clock.instant().plus(Duration.ofDays(1)),
                                    clock.instant().plus(Duration.ofDays(9)));
                });
    }

    @Test
    void r_d31_what_she_has_in_that_time_goes_back_as_she_chooses() {
        var soon = has("Koken", Duration.ofDays(2));
        var later = has("Kapper", Duration.ofDays(6));
        var after = has("Feest", Duration.ofDays(20));
        var until = clock.instant().plus(Duration.ofDays(7));
        assertThat(People.as(anke, () -> stopping.mineUntil(circle, until)))
                .extracting(TaskView::id)
                .containsExactly(soon, later);
        People.run(anke, () -> rests.rest(circle, 7));
        People.run(anke, () -> stopping.handBack(circle, Set.of(soon)));
        assertThat(People.as(rixt, () -> reading.list(circle)).open())
                .extracting(TaskView::id)
                .containsExactly(soon);
        assertThat(People.as(anke, () -> reading.list(circle)).mine())
                .extracting(TaskView::id)
                .containsExactly(later, after);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.mineUntil(circle, until)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(rixt, () -> stopping.handBack(circle, Set.of(later))))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_d33_at_once_all_is_handed_back_and_nothing_is_asked_of_her_and_it_can_be_undone() {
        has("Koken", Duration.ofDays(2));
        has("Feest", Duration.ofDays(20));
        assertThat(People.as(anke, () -> stopping.stop(circle))).isEqualTo(2);
        assertThat(People.as(anke, () -> reading.list(circle)).mine()).isEmpty();
        assertThat(People.as(rixt, () -> reading.list(circle)).open()).hasSize(2);
        assertThat(people.job(() -> jobs.rests(circle, anke))).isTrue();
        assertThat(sent()).as("nobody is told by itself").isEmpty();
        People.run(anke, () -> rests.end(circle));
        assertThat(people.job(() -> jobs.rests(circle, anke))).isFalse();
    }

    private List<String> sent() {
        return people.job(
                () -> jdbc.sql("select recipient_id || ' ' || arguments from common.delivery where circle_id = ? "
                                + "and template = 'carerStops' order by id")
                        .param(circle.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void r_d33_whom_she_chose_gets_the_fixed_sentence_once_and_nobody_else_hears_of_it() {
        assertThat(People.as(anke, () -> stopping.others(circle)))
                .extracting(CirclePerson::account)
                .containsExactlyInAnyOrder(douwe, rixt);
        People.run(anke, () -> stopping.tell(circle, Set.of(rixt)));
        People.run(anke, () -> stopping.tell(circle, Set.of(rixt)));
        assertThat(sent()).containsExactly(rixt.value() + " [\"Anke\", \"Douwe\"]");
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.run(anke, () -> stopping.tell(circle, Set.of(stranger))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(rixt, () -> stopping.tell(circle, Set.of(douwe))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.stop(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.others(circle))).isInstanceOf(NoRight.class);
        assertThat(People.as(anke, () -> stopping.canCome(circle)))
                .extracting(CirclePerson::account)
                .containsExactly(rixt);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.canCome(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.numbers(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(rixt, () -> stopping.mayAskForHelp(circle)))
                .isInstanceOf(NoRight.class);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void r_d33_who_speaks_for_the_resident_writes_the_need_with_one_tap_and_who_does_not_may_not() {
        assertThat(People.as(anke, () -> stopping.mayAskForHelp(circle))).isFalse();
        assertThatThrownBy(() -> People.run(anke, () -> stopping.needsSomebody(circle, "Er moet iemand komen.")))
                .isInstanceOf(NoRight.class);
        people.speaksFor(circle, douwe, anke, true);
        assertThat(People.as(anke, () -> stopping.mayAskForHelp(circle))).isTrue();
        People.run(anke, () -> stopping.needsSomebody(circle, "Er moet iemand komen."));
        assertThat(People.as(anke, () -> needs.newest(circle)).orElseThrow().ownWords())
                .isEqualTo("Er moet iemand komen.");
    }

    @Test
    void r_d33_out_of_office_hours_the_numbers_are_those_for_danger() {
        people.job(() -> {
            tenants.supportsCarers(tenant, new NamedNumber("Steunpunt Mantelzorg", "0513-000099"));
            return jdbc.sql(
                            "update common.tenant set crisis_numbers = 'Crisisdienst' || chr(9) || '0513-000112' where id = ?")
                    .param(tenant.value())
                    .update();
        });
        var numbers = People.as(anke, () -> stopping.numbers(circle));
        assertThat(numbers)
                .containsExactly(
                        OfficeHours.hold(clock.instant())
                                ? new NamedNumber("Steunpunt Mantelzorg", "0513-000099")
                                : new NamedNumber("Crisisdienst", "0513-000112"));
        assertThat(OfficeHours.hold(Instant.parse("2026-11-27T08:00:00Z"))).isTrue();
        assertThat(OfficeHours.hold(Instant.parse("2026-11-27T16:00:00Z"))).isFalse();
        assertThat(OfficeHours.hold(Instant.parse("2026-11-28T10:00:00Z"))).isFalse();
    }

    @Test
    void r_d32_theSameWeekdayAndHourOnTheWall_alsoOverTheNightInWhichTheClockIsChanged() {
        assertThat(SuggestionService.nextTime(
                        Instant.parse("2026-10-20T08:00:00Z"), Instant.parse("2026-10-24T08:00:00Z")))
                .isEqualTo(Instant.parse("2026-10-27T09:00:00Z"));
        assertThat(SuggestionService.nextTime(
                        Instant.parse("2026-11-20T08:00:00Z"), Instant.parse("2026-11-26T09:00:00Z")))
                .isEqualTo(Instant.parse("2026-12-04T08:00:00Z"));
    }

    @Test
    void r_d34_whoSeesThatSheDoesALotTellsHerOnceAMonthAndNobodyElseReadsIt() {
        assertThat(People.as(douwe, () -> words.carers(circle)))
                .extracting(CirclePerson::account)
                .containsExactly(anke);
        assertThat(People.as(anke, () -> words.carers(circle))).isEmpty();
        People.run(rixt, () -> words.say(circle, anke));
        People.run(rixt, () -> words.say(circle, anke));
        assertThat(people.job(() -> jdbc.sql(
                                "select recipient_id || ' ' || arguments from common.delivery where circle_id = ? "
                                        + "and template = 'carerSeen'")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly(anke.value() + " [\"Rixt\"]");
        assertThatThrownBy(() -> People.run(anke, () -> words.say(circle, rixt)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(anke, () -> words.say(circle, anke)))
                .isInstanceOf(Refused.class);
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.run(stranger, () -> words.say(circle, anke)))
                .isInstanceOf(NotFound.class);
    }
}
