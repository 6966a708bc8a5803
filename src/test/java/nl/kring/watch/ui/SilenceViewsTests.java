package nl.kring.watch.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.Hours;
import nl.kring.watch.NewPlan;
import nl.kring.watch.SilenceService;
import nl.kring.watch.WatchJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SilenceViewsTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private WatchJobs jobs;

    @Autowired
    private SilenceService silences;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    private AccountId geertje;
    private AccountId ingrid;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void geertjesCircle() {
        geertje = people.person("Geertje");
        ingrid = people.person("Ingrid");
        sietse = people.person("Sietse");
        var paul = people.person("Paul");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, paul, Ring.INNER);
        people.seat(circle, ingrid, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
        people.job(() -> {
            jobs.approvePlan(
                    circle,
                    new NewPlan(
                            geertje,
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            "De gordijnen zijn open.",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new NewPlan.Place(ingrid, Hours.daily("07:30", "22:00"), false, false),
                                    new NewPlan.Place(paul, Hours.daily("07:30", "22:00"), false, false)),
                            List.of(),
                            clock.instant().minus(Duration.ofDays(3)),
                            clock.instant().plus(Duration.ofDays(100))));
            return true;
        });
        onNext(DayOfWeek.TUESDAY, "12:00");
    }

    private void onNext(DayOfWeek day, String time) {
        var next = clock.instant()
                .atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.next(day))
                .with(LocalTime.parse(time));
        clock.forward(Duration.between(clock.instant(), next.toInstant()).plusSeconds(1));
        run();
    }

    private void run() {
        works.stream()
                .filter(work -> work.name().equals("silence"))
                .forEach(work -> Acting.asSystem("silence", work::doWhatIsDue));
    }

    private void open(AccountId person, String place) {
        _find(Sheet.class).forEach(Sheet::close);
        signIn(person);
        var ui = UI.getCurrent();
        ui.navigate("circle/" + circle.value() + "/" + (place.equals("watch") ? "timeline" : "watch"));
        ui.navigate("circle/" + circle.value() + "/" + place);
        MockVaadin.clientRoundtrip(false);
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
        MockVaadin.clientRoundtrip(false);
    }

    private static boolean offers(String words) {
        return !_find(Button.class, spec -> spec.withText(words)).isEmpty();
    }

    private static String page() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" | "));
    }

    private void agreed() {
        People.run(
                geertje,
                () -> silences.agree(circle, Set.of(DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY), LocalTime.of(10, 0)));
    }

    @Test
    void r_d25_she_agrees_it_in_one_sheet_changes_it_and_stops() {
        open(geertje, "watch");
        press("Spreek dit af");
        var sheet = _get(SilenceSheet.class);
        fill(sheet.days.get(DayOfWeek.SUNDAY), false);
        fill(sheet.time, LocalTime.of(11, 0));
        press("Klaar");
        open(geertje, "watch");
        assertThat(page())
                .contains(
                        "Op maandag, dinsdag, woensdag, donderdag, vrijdag en zaterdag laat je vóór 11:00 van je horen.");
        press("Verander dit");
        _get(SilenceSheet.class).days.values().forEach(pick -> fill(pick, false));
        press("Klaar");
        assertThat(page()).contains("Kies één of meer dagen.");
        press("Stop hiermee");
        open(geertje, "watch");
        assertThat(offers("Spreek dit af")).isTrue();
    }

    @Test
    void r_d25_a_member_says_in_one_tap_that_she_was_seen_only_where_it_was_agreed() {
        open(sietse, "watch");
        assertThat(offers("Ik zag of sprak Geertje vandaag")).isFalse();
        assertThat(offers("Spreek dit af")).isFalse();
        agreed();
        open(sietse, "watch");
        assertThat(offers("Verander dit")).isFalse();
        assertThat(offers("Even weg of rust")).isFalse();
        press("Ik zag of sprak Geertje vandaag");
        open(sietse, "watch");
        assertThat(page()).contains("Jij zei vandaag dat je Geertje zag of sprak.");
    }

    @Test
    void r_d26_she_reads_it_on_top_of_the_timeline_and_says_that_she_is_there() {
        agreed();
        onNext(DayOfWeek.WEDNESDAY, "10:00");
        open(sietse, "timeline");
        assertThat(page()).doesNotContain("Nog niets gehoord");
        open(geertje, "timeline");
        assertThat(page()).contains("Laat even weten dat je er bent");
        press("Ik ben er");
        open(geertje, "timeline");
        assertThat(page()).doesNotContain("Laat even weten dat je er bent");
    }

    @Test
    void r_d26_who_is_asked_goes_to_look_and_says_that_she_was_spoken_to() {
        agreed();
        onNext(DayOfWeek.WEDNESDAY, "10:00");
        clock.forward(Duration.ofMinutes(61));
        run();
        open(ingrid, "timeline");
        assertThat(page()).contains("Nog niets gehoord van Geertje");
        press("Ik ga kijken");
        open(ingrid, "timeline");
        assertThat(page()).contains("Jij gaat kijken.");
        assertThat(offers("Ik ga kijken")).isFalse();
        press("Ik sprak Geertje");
        open(ingrid, "timeline");
        assertThat(page()).doesNotContain("Nog niets gehoord van Geertje");
    }

    @Test
    void r_d28_who_is_near_says_that_she_is_away_and_everybody_reads_until_when() {
        agreed();
        open(ingrid, "watch");
        press("Even weg of rust");
        fill(_get(QuietSheet.class).days, 7);
        press("Klaar");
        open(sietse, "watch");
        assertThat(page()).contains("Dat zei Ingrid. Kring vraagt nu niets.");
        open(geertje, "watch");
        press("Begin weer");
        open(geertje, "watch");
        assertThat(page()).doesNotContain("Kring vraagt nu niets.");
    }
}
