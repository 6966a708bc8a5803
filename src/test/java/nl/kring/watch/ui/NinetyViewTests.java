package nl.kring.watch.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PastPost;
import nl.kring.timeline.PastPosts;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import nl.kring.watch.Hours;
import nl.kring.watch.NewObservation;
import nl.kring.watch.NewPlan;
import nl.kring.watch.NinetyDays;
import nl.kring.watch.ObservationId;
import nl.kring.watch.PastAlert;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import nl.kring.watch.WatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ninety days on the page: a picture, one day in words, and the same as a list. */
class NinetyViewTests extends ViewTest {
    private static final String RADIO = "Radio hard aan in de nacht";
    private static final ZoneId HOME = MovingClock.ZONE;

    @Autowired
    private People people;

    @Autowired
    private WatchJobs jobs;

    @Autowired
    private WatchService watch;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private PastPosts past;

    @Autowired
    private ConsentService consents;

    @Autowired
    private AccountService accounts;

    @Autowired
    private MovingClock clock;

    @Autowired
    private Says says;

    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private AccountId sietske;
    private CircleId circle;

    @BeforeEach
    void douwesCircle() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        sietske = people.person("Sietske");
        var bauke = people.person("Bauke");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, bauke, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
        var awake = Hours.daily("07:30", "22:00");
        people.job(() -> {
            jobs.approvePlan(
                    circle,
                    new NewPlan(
                            douwe,
                            1,
                            Optional.of(anke),
                            Optional.empty(),
                            "Ik ben in de schuur.",
                            List.of(new NewPlan.Sign(
                                    Phase.YELLOW,
                                    RADIO,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Set.of(Ring.INNER),
                                    Set.of(sietske))),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new NewPlan.Place(bauke, awake, true, false),
                                    new NewPlan.Place(anke, awake, true, false)),
                            List.of(),
                            at(38, "14:00"),
                            clock.instant().plus(Duration.ofDays(140))));
            return true;
        });
    }

    private LocalDate day(int ago) {
        return LocalDate.ofInstant(clock.instant(), HOME).minusDays(ago);
    }

    private Instant at(int ago, String time) {
        return day(ago).atTime(LocalTime.parse(time)).atZone(HOME).toInstant();
    }

    private void yellow(int from, int until) {
        people.job(() -> {
            jobs.pastObservation(circle, sietske, List.of(RADIO), "Om vier uur.", at(from, "04:20"));
            jobs.pastObservation(circle, anke, List.of(RADIO), "", at(from, "08:30"));
            jobs.pastPhase(circle, Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", at(from, "08:30"));
            if (until > 0) {
                jobs.pastPhase(circle, Phase.YELLOW, Phase.GREEN, "LOWERED", at(until, "10:00"));
            }
            return true;
        });
    }

    private void said(int ago, HowItGoes face, String words) {
        var at = at(ago, "09:10");
        people.job(() -> past.tell(
                circle,
                List.of(new PastPost(
                        null,
                        douwe,
                        new NewPost(
                                new PostId(Ids.at(at)),
                                words,
                                Topic.HEALTH,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                new PostKind.CheckIn(face)),
                        at))));
    }

    private void open(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        UI.getCurrent().navigate("circle/" + circle.value() + "/watch");
        MockVaadin.clientRoundtrip(false);
    }

    private static NinetyPart ninety() {
        return _get(NinetyPart.class);
    }

    private static boolean isThere() {
        return !_find(NinetyPart.class).isEmpty();
    }

    private static String text(Component of) {
        return of.getElement().getTextRecursively().replaceAll("\\s+", " ");
    }

    private static List<String> list() {
        return _find(ninety().list, ListItem.class).stream()
                .map(NinetyViewTests::text)
                .toList();
    }

    private String date(int ago) {
        return says.date(day(ago), Locale.of("nl"));
    }

    @Test
    void r_d6_theListSaysFromWhenUntilWhenAndWhy() {
        yellow(20, 12);
        open(douwe);
        assertThat(list())
                .anyMatch(line -> line.startsWith("Van " + date(38) + " tot " + date(20) + ": het gaat goed."))
                .anyMatch(line -> line.startsWith("Van " + date(20) + " tot " + date(12)
                        + ": het wordt minder, want er waren twee gele tekens in een week."))
                .anyMatch(line ->
                        line.startsWith("Vanaf " + date(12) + ": het gaat goed, want iemand zei dat het beter ging."))
                .anyMatch(line -> line.equals(date(20) + ", 04:20, Sietske zag: " + RADIO + ". ‘Om vier uur.’"));
    }

    @Test
    void r_d6_whatBeganBeforeTheNinetyDaysHasNoBeginningAndNoReasonInTheList() {
        yellow(120, 60);
        open(douwe);
        assertThat(list())
                .anyMatch(line -> line.startsWith("Tot " + date(60) + ": het wordt minder."))
                .anyMatch(line -> line.startsWith("Vanaf " + date(60) + ": het gaat goed, want"));
        assertThat(text(ninety())).doesNotContain("gele tekens");
    }

    @Test
    void r_d6_whatWasSoAllNinetyDaysIsSaidWithoutADay() {
        yellow(120, 100);
        open(douwe);
        assertThat(list()).containsExactly("Al die tijd: het gaat goed.");
    }

    @Test
    void r_d10_whatWasAgreedForAnotherDayHasItsDate() {
        took(20, at(20, "04:00"));
        took(10, at(9, "02:00"));
        open(anke);
        assertThat(text(ninety().list))
                .contains("Anke doet dit: Ik kom. Voor 04:00.")
                .contains("Anke doet dit: Ik kom. Voor " + date(9) + ", 02:00.");
    }

    private void took(int ago, Instant before) {
        people.job(() -> {
            jobs.pastAlert(
                    circle,
                    new PastAlert(
                            Phase.ORANGE,
                            at(ago, "02:30"),
                            anke,
                            at(ago, "02:50"),
                            "Ik kom",
                            before,
                            at(ago - 2, "12:00"),
                            ""));
            return true;
        });
    }

    @Test
    void r_c19_whoIsNearButNotInTheLineReadsThePhasesAndNoReasonAndNothingSeen() {
        yellow(20, 12);
        open(rixt);
        assertThat(list()).contains("Van " + date(20) + " tot " + date(12) + ": het wordt minder.");
        assertThat(text(ninety())).doesNotContain("Radio", "Sietske zag", "want");
        assertThat(ninety().picture.getElement().getPropertyRaw("seen").toString())
                .isEqualTo("[]");
    }

    @Test
    void r_c19_aHelperOutsideThePlanFindsTheOwnWordsAndNoDays() {
        yellow(20, 12);
        open(sietske);
        assertThat(isThere()).isFalse();
        assertThat(text(_get(WatchView.class))).contains("Jij zag dit").doesNotContain("Anke zag");
    }

    @Test
    void r_d9_oneDayInWordsStepsToTheNextOnWhichSomethingWas() {
        yellow(20, 12);
        said(15, HowItGoes.NOT_WELL, "Druk in mijn hoofd.");
        open(anke);
        assertThat(text(ninety().day)).contains("Het gaat goed").contains("vanaf 10:00");
        _click(ninety().earlier);
        assertThat(text(ninety().day))
                .startsWith(says.dayLine(day(15), Locale.of("nl")))
                .contains("Het wordt minder", "09:10, Douwe zelf", "Niet goed.", "Druk in mijn hoofd.");
        _click(ninety().earlier);
        assertThat(text(ninety().day))
                .contains(
                        "tot 08:30",
                        "vanaf 08:30",
                        "04:20, Sietske zag",
                        "08:30, jij zag",
                        "Want er waren twee gele tekens");
        _click(ninety().earlier);
        _click(ninety().earlier);
        assertThat(ninety().earlier.getElement().getAttribute("aria-disabled")).isEqualTo("true");
        assertThat(text(ninety().day)).contains("Van deze dag staat hier niets.");
        _click(ninety().later);
        assertThat(ninety().earlier.getElement().getAttribute("aria-disabled")).isEqualTo("false");
    }

    @Test
    void r_d9_aTapOnThePictureShowsThatDayAndItStaysThroughABell() {
        yellow(20, 12);
        open(anke);
        ninety().picture.tap(38 - 20);
        assertThat(text(ninety().day)).contains("04:20, Sietske zag");
        People.run(rixt, () -> watch.observe(circle, heard("Hij lachte.")));
        heard();
        assertThat(text(ninety().list)).contains("Hij lachte.");
        assertThat(text(ninety().day)).contains("04:20, Sietske zag").doesNotContain("Hij lachte.");
    }

    @Test
    void r_d9_whatIsOpenStaysOpenAndTheDayIsReadAloudOnce() {
        yellow(20, 12);
        open(anke);
        ninety().picture.tap(38 - 20);
        var list = _get(ninety(), NativeDetails.class);
        list.setOpen(true);
        var first = _find(list, ListItem.class).getFirst();
        var said = ninety().day.getChildren().toList();
        post("De koffie staat klaar.");
        heard();
        assertThat(_get(ninety(), NativeDetails.class)).isSameAs(list);
        assertThat(list.isOpen()).isTrue();
        assertThat(_find(list, ListItem.class).getFirst())
                .as("nothing of it is drawn again")
                .isSameAs(first);
        assertThat(ninety().day.getChildren().toList()).isEqualTo(said);
        People.run(rixt, () -> watch.observe(circle, heard("Hij lachte.")));
        heard();
        assertThat(text(list)).contains("Hij lachte.");
        assertThat(_get(ninety(), NativeDetails.class)).isSameAs(list);
        assertThat(list.isOpen()).isTrue();
        assertThat(ninety().day.getChildren().toList()).as("of another day").isEqualTo(said);
    }

    private void post(String words) {
        People.run(
                rixt,
                () -> timeline.post(
                        circle,
                        new NewPost(
                                new PostId(Ids.next()),
                                words,
                                Topic.FUN,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                PostKind.ORDINARY)));
    }

    @Test
    void r_d9_whatPeopleSawBeforeStaysOpenWhenMoreIsSeen() {
        for (var nr = 1; nr <= 5; nr++) {
            var words = "Keer " + nr;
            People.run(rixt, () -> watch.observe(circle, heard(words)));
        }
        open(anke);
        var seen = _get(WatchView.class).seen;
        assertThat(_get(seen, NativeDetails.class).isOpen()).isFalse();
        _get(seen, NativeDetails.class).setOpen(true);
        People.run(rixt, () -> watch.observe(circle, heard("Hij lachte.")));
        heard();
        assertThat(text(seen)).contains("Hij lachte.");
        assertThat(_get(seen, NativeDetails.class).isOpen()).isTrue();
    }

    private NewObservation heard(String words) {
        return new NewObservation(
                new ObservationId(Ids.next()),
                Set.of(),
                true,
                words,
                clock.instant().minusSeconds(60),
                false);
    }

    @Test
    void r_d7_aQuietYellowIsNoLongerCurrentInTheDayAndInTheList() {
        yellow(16, 0);
        open(rixt);
        assertThat(text(ninety().list)).contains("Dit is niet meer actueel: twee weken zag niemand iets.");
        _click(ninety().later);
        _click(ninety().later);
        assertThat(text(ninety().day)).contains("Het wordt minder").contains("niet meer actueel");
        assertThat(ninety().picture.getElement().getPropertyRaw("spells").toString())
                .contains("\"stale\":true");
    }

    @Test
    void r_d9_nothingIsCountedOrWeighedInWhatIsSaid() {
        yellow(20, 12);
        for (var ago = 30; ago > 0; ago -= 2) {
            said(ago, HowItGoes.SO_SO, "");
        }
        open(douwe);
        assertThat(text(ninety()).toLowerCase(Locale.ROOT))
                .doesNotContain("gemiddeld", "score", "trend", "%", "vaker", "meestal");
        assertThat(list().stream().filter(line -> line.endsWith(": Gaat wel."))).hasSize(15);
    }

    @Test
    void r_c22_aCalmScreenHasTheDayAndTheListAndNoPicture() {
        yellow(20, 12);
        People.run(anke, () -> accounts.wantCalm(true));
        open(anke);
        assertThat(ninety().picture.isAttached()).isFalse();
        assertThat(ninety().getChildren()).as("one card").hasSize(1);
        _click(ninety().earlier);
        assertThat(text(ninety().day)).contains("04:20, Sietske zag");
        assertThat(list()).isNotEmpty();
    }

    @Test
    void at_m1_whoSharesNoHealthReadsItAlone() {
        yellow(20, 12);
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        open(anke);
        assertThat(isThere()).isFalse();
        open(douwe);
        assertThat(list()).isNotEmpty();
    }

    @Test
    void at_d9_inMemoryNothingIsFollowedAnyMore() {
        yellow(20, 12);
        people.job(() -> {
            jdbc.sql("update circle.circle set state = 'IN_MEMORIAM' where id = ?")
                    .param(circle.value())
                    .update();
            return true;
        });
        open(anke);
        assertThat(isThere()).isFalse();
    }

    @Test
    void aNightInWhichTheClockIsChangedIsAsWideAsAnother() {
        for (var night : List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2027, 3, 28))) {
            var days = new NinetyDays(
                    new CirclePerson(douwe, "Douwe", Optional.empty(), Optional.empty()),
                    anke,
                    night.minusDays(5),
                    night.plusDays(5),
                    List.of(),
                    List.of(),
                    List.of());
            assertThat(NinetyPicture.at(days, night.atTime(12, 0).atZone(HOME).toInstant()))
                    .isEqualTo(5.5);
            assertThat(NinetyPicture.at(
                            days, night.plusDays(1).atStartOfDay(HOME).toInstant()))
                    .isEqualTo(6);
        }
    }

    @Test
    void whereNothingIsOlderItSaysSinceWhen() {
        yellow(20, 12);
        open(douwe);
        assertThat(text(ninety().title)).isEqualTo("Sinds " + date(38));
    }
}
