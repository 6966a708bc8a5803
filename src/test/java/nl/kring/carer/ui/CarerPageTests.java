package nl.kring.carer.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.carer.CarerAnswer;
import nl.kring.carer.CarerService;
import nl.kring.carer.Load;
import nl.kring.carer.PerseveranceTime;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.NewTask;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The carer at her own page, and at the question on her timeline. */
class CarerPageTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CarerService carers;

    @Autowired
    private RestService rests;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ReadingTasks reading;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        circle = people.circle(people.tenant(), douwe);
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(
                            anke, RelationKind.INFORMAL_CARER, "vrouw", Optional.empty(), Ring.INNER, false, true));
            return true;
        });
        people.seat(circle, rixt, Ring.INNER);
    }

    private void open(AccountId who, String place) {
        signIn(who);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    private static void tap(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static String page() {
        return ((Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst())
                .getElement()
                .getTextRecursively();
    }

    private static String sheet() {
        return _get(Sheet.class).getElement().getTextRecursively();
    }

    @Test
    void r_d30_one_tap_says_it_and_what_she_said_before_stands_below_and_can_go() {
        open(anke, "carer");
        assertThat(_get(H1.class).getText()).isEqualTo("Hoe gaat het met jou?");
        assertThat(page()).contains("Jij zorgt veel voor Douwe", "Alleen jij ziet dit antwoord", "Hoe lang hou je dit");
        tap("Te zwaar");
        assertThat(page()).contains("Dank je dat je het zegt", "Wat je eerder zei");
        assertThat(People.as(anke, () -> carers.mine(circle)).answers())
                .extracting(CarerAnswer::load)
                .containsExactly(Optional.of(Load.TOO_HEAVY));
        tap("Haal weg");
        assertThat(People.as(anke, () -> carers.mine(circle)).answers()).isEmpty();
        assertThat(page()).contains("Weg. Niemand heeft het gelezen.").doesNotContain("Wat je eerder zei");
    }

    @Test
    @SuppressWarnings("unchecked")
    void r_d30_how_long_she_keeps_it_up_and_how_often_she_is_asked() {
        open(anke, "carer");
        var options = _find(Options.class);
        fill((Options<PerseveranceTime>) options.getFirst(), PerseveranceTime.UNDER_A_MONTH);
        _click(_get(Button.class, spec -> spec.withText("Bewaar")));
        assertThat(page()).doesNotContain("Hoe lang hou je dit").contains("Volhouden: Korter dan een maand");
        fill((Options<Integer>) _get(Options.class), 0);
        assertThat(People.as(anke, () -> carers.mine(circle)).weeks()).isZero();
    }

    @Test
    void r_d30_the_question_stands_on_her_timeline_alone_when_it_is_time() {
        people.job(() -> jdbc.sql("update circle.carer_rhythm set invited_at = common.kring_now() where circle_id = ?")
                .param(circle.value())
                .update());
        open(douwe, "timeline");
        assertThat(page()).doesNotContain("Hoe gaat het met jou");
        open(rixt, "people");
        open(rixt, "timeline");
        assertThat(page()).doesNotContain("Hoe gaat het met jou");
        open(anke, "people");
        open(anke, "timeline");
        assertThat(page()).contains("Jij zorgt veel voor Douwe. Hoe gaat het met jou?");
        tap("Zwaar");
        assertThat(page()).contains("Bewaard, alleen voor jou.", "Op jouw bladzijde staat wat kan helpen.");
        assertThat(People.as(anke, () -> carers.mine(circle)).answers()).hasSize(1);
        open(anke, "people");
        open(anke, "timeline");
        assertThat(page()).doesNotContain("Hoe gaat het met jou");
    }

    @Test
    void r_d30_the_way_to_her_page_is_below_the_people_and_others_have_none() {
        open(anke, "people");
        assertThat(_find(Anchor.class)).anyMatch(link -> link.getHref().endsWith("/carer"));
        open(rixt, "people");
        assertThat(_find(Anchor.class)).noneMatch(link -> link.getHref().endsWith("/carer"));
        open(rixt, "carer");
        assertThat(_find(CarerPage.class)).isEmpty();
        open(douwe, "people");
        assertThat(page()).contains("Zorg jij ook voor iemand?");
    }

    private TaskId has(String what) {
        var id = new TaskId(Ids.next());
        var task = new NewTask(
                id,
                what,
                new NewTask.When(clock.instant().plus(Duration.ofDays(2)), false),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Topic.PRACTICAL,
                Optional.empty(),
                Optional.empty(),
                Set.of());
        People.run(rixt, () -> tasks.ask(circle, task));
        People.run(anke, () -> tasks.take(circle, id));
        return id;
    }

    @Test
    void r_d31_with_one_tap_she_rests_and_the_others_read_until_when_and_not_why() {
        open(anke, "carer");
        tap("3 dagen");
        assertThat(page()).contains("Je hebt even rust tot").doesNotContain("Ik kan niet meer");
        assertThat(People.as(anke, () -> rests.mine(circle))).isPresent();
        open(douwe, "people");
        assertThat(page()).contains("Anke heeft even rust tot");
        open(anke, "carer");
        tap("Het gaat weer");
        assertThat(People.as(anke, () -> rests.mine(circle))).isEmpty();
        assertThat(page()).contains("Fijn dat je er weer bent.", "Ik kan niet meer");
    }

    @Test
    void r_d31_what_she_has_in_that_time_is_asked_about_first() {
        has("Koken");
        var kept = has("Naar de kapper");
        open(anke, "carer");
        tap("Een week");
        assertThat(sheet()).contains("Wat geef je terug?", "Koken", "Naar de kapper");
        var pick = _find(Pick.class).stream()
                .filter(each -> each.getElement().getTextRecursively().contains("kapper"))
                .findFirst()
                .orElseThrow();
        fill(pick, false);
        tap("Neem rust");
        assertThat(People.as(anke, () -> rests.mine(circle))).isPresent();
        assertThat(People.as(anke, () -> reading.list(circle)).mine())
                .singleElement()
                .satisfies(task -> assertThat(task.id()).isEqualTo(kept));
    }

    @Test
    void r_d33_she_stops_tells_whom_she_chose_and_finds_whom_to_call() {
        has("Koken");
        open(anke, "carer");
        tap("Ik kan niet meer");
        assertThat(sheet()).contains("gaat nu terug naar de kring");
        tap("Ja, nu");
        assertThat(sheet()).contains("Wie mogen we het vertellen?", "Rixt", "Douwe");
        assertThat(People.as(anke, () -> reading.list(circle)).mine()).isEmpty();
        tap("Vertel het");
        assertThat(sheet()).contains("Kies eerst wie");
        fill(
                _find(Pick.class).stream()
                        .filter(each -> each.getElement().getTextRecursively().contains("Rixt"))
                        .findFirst()
                        .orElseThrow(),
                true);
        tap("Vertel het");
        assertThat(sheet()).contains("Is Douwe binnen een dag alleen?");
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.delivery where circle_id = ? and template = 'carerStops'")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
        tap("Ja, er moet iemand komen");
        assertThat(sheet()).contains("Bel nu iemand", "Bel Rixt", "112").doesNotContain("Bel Douwe");
    }

    @Test
    void r_d33_who_speaks_for_the_resident_has_the_question_written_down() {
        people.speaksFor(circle, douwe, anke, true);
        open(anke, "carer");
        tap("Ik kan niet meer");
        tap("Ja, nu");
        tap("Vertel het niemand");
        tap("Ja, er moet iemand komen");
        tap("Schrijf de vraag op");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .endsWith("/help");
        open(anke, "people");
        assertThat(opened("PEOPLE"))
                .as("who speaks for her stands in the log with what she opens")
                .isPositive();
        assertThat(opened("CARER")).as("and not with this page").isZero();
    }

    private int opened(String screen) {
        return people.job(() -> jdbc.sql("select count(*) from common.access_log_entry where chain_id = ? and what = ?")
                .param(circle.value())
                .param(screen)
                .query(Integer.class)
                .single());
    }

    @Test
    void r_d32_what_may_help_comes_up_on_her_page_and_goes_away_when_she_says_so() {
        open(anke, "carer");
        tap("Zwaar");
        tap("Te zwaar");
        assertThat(page()).doesNotContain("Je doet veel");
        People.run(anke, () -> carers.keepsUp(circle, Ids.next(), PerseveranceTime.UNDER_A_WEEK));
        open(anke, "people");
        open(anke, "carer");
        assertThat(page()).contains("Je doet veel", "Niemand anders leest dit", "korter dan drie maanden");
        tap("Nu niet");
        assertThat(page()).doesNotContain("Je doet veel").contains("Een maand lang zeggen we er niets van.");
    }

    @Test
    void r_d35_the_way_to_ask_for_herself_is_her_own_circle_or_the_beginning_of_one() {
        open(anke, "carer");
        assertThat(_find(Anchor.class)).anyMatch(link -> link.getHref().equals("start"));
        var own = people.circle(people.tenant(), anke);
        open(anke, "people");
        open(anke, "carer");
        assertThat(_find(Anchor.class)).anyMatch(link -> link.getHref().equals("circle/" + own.value() + "/help"));
    }

    @Test
    void r_d34_aMemberTellsHerWithOneTapBelowThePeople() {
        open(anke, "people");
        assertThat(page()).doesNotContain("Zie je wie er zorgt?");
        open(rixt, "people");
        tap("Zeg tegen Anke: ik zie dat je veel doet");
        assertThat(page()).contains("Gezegd. Alleen Anke leest het.");
    }
}
