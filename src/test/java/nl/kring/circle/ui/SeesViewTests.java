package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.PauseService;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Wie ziet wat?", leaving, and letting somebody wait, on screen. */
class SeesViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private PauseService pauses;

    @Autowired
    private WhoSeesService sees;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(anna, RelationKind.CLOSE_ONE, "dochter", Optional.empty(), Ring.INNER, true, true));
            return true;
        });
        people.seat(circle, bram, Ring.HELPERS);
    }

    private void open(AccountId person, String place) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    private static String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static void tap(String name) {
        _find(NativeButton.class).stream()
                .filter(row -> text(row).contains(name))
                .findFirst()
                .ifPresentOrElse(row -> _click(row), () -> {
                    throw new AssertionError("nobody is called " + name);
                });
    }

    @SuppressWarnings("unchecked")
    private static Options<Preset> presets(SeesView view) {
        return _get(view.choice, Options.class);
    }

    @Test
    void theResidentReadsWhatWouldChangeBeforeItDoes() {
        open(jan, "sees");
        var view = _get(SeesView.class);
        assertThat(text(view.topics)).contains("PraktischAnna en Bram", "Geldalleen jij", "GezondheidAnna");
        fill(presets(view), Preset.CAREFUL);
        assertThat(text(view.shifts))
                .contains("Anna leest dan niet meer: Gezondheid.", "Bram leest dan niet meer: Praktisch en Leuk.");
        assertThat(People.as(jan, () -> circles.view(circle).preset())).isEqualTo(Preset.ORDINARY);
        press("Zo wil ik het");
        assertThat(People.as(jan, () -> circles.view(circle).preset())).isEqualTo(Preset.CAREFUL);
        assertThat(text(view.topics)).contains("PraktischAnna", "Gezondheidalleen jij");
    }

    @Test
    void leavingItSoChangesNothing() {
        open(jan, "sees");
        var view = _get(SeesView.class);
        fill(presets(view), Preset.OPEN);
        assertThat(text(view.shifts)).contains("Bram leest dan ook: Agenda, Huis, Gezondheid en Familie.");
        press("Laat het zo");
        assertThat(People.as(jan, () -> circles.view(circle).preset())).isEqualTo(Preset.ORDINARY);
        assertThat(presets(view).getValue()).isEqualTo(Preset.ORDINARY);
    }

    @Test
    void oneMemberIsMovedAndReadsWhatIsTicked() {
        open(jan, "sees");
        tap("Bram");
        var sheet = _get(ArrangeSheet.class);
        assertThat(text(sheet.shifts)).isEqualTo("Er verandert niets.");
        fill(sheet.ring, Ring.INNER);
        fill(sheet.picks.get(Topic.HEALTH), false);
        assertThat(text(sheet.shifts)).contains("Bram leest dan ook: Agenda, Huis en Familie.");
        press("Zo wil ik het");
        var seat = People.as(bram, () -> circles.seat(circle));
        assertThat(seat.ring()).contains(Ring.INNER);
        assertThat(seat.topics())
                .containsExactlyInAnyOrder(Topic.PRACTICAL, Topic.FUN, Topic.AGENDA, Topic.HOME, Topic.FAMILY);
    }

    @Test
    void othersHaveNoWayToItAndReadWhoCanChangeThat() {
        open(anna, "people");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).noneMatch(href -> href.endsWith("/sees"));
        open(anna, "sees");
        assertThat(_get(H1.class).getText()).isEqualTo("Dit kan nu niet");
    }

    @Test
    void whatAnotherChangesIsSeenOnTheOpenPage() {
        open(jan, "sees");
        var view = _get(SeesView.class);
        People.run(jan, () -> circles.moveTo(circle, bram, Ring.INNER));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(text(view.topics)).filter(words -> words.contains("GezondheidAnna en Bram"));
        });
    }

    @Test
    void r_b8_who_is_in_it_leaves_in_two_taps_and_the_resident_is_not_asked_to() {
        open(bram, "people");
        press("Ik wil niet meer meedoen");
        press("Ja, ik stop");
        assertThat(People.as(jan, () -> circles.view(circle).members())).hasSize(1);
        open(jan, "people");
        assertThat(_find(Button.class, spec -> spec.withText("Ik wil niet meer meedoen")))
                .isEmpty();
    }

    @Test
    void r_b2_who_removes_somebody_says_whether_the_others_may_read_it() {
        open(jan, "people");
        tap("Bram");
        press("Laat Bram stoppen");
        fill(_get(_get(MemberSheet.class), Pick.class), true);
        press("Ja, uit mijn kring");
        open(anna, "people");
        assertThat(text(_get(CirclePeopleView.class).list)).contains("Bram doet niet meer mee.");
    }

    @Test
    void who_reads_nothing_is_said_in_words_and_not_as_an_empty_list() {
        People.run(jan, () -> sees.choose(circle, Preset.CAREFUL));
        open(jan, "people");
        tap("Bram");
        assertThat(text(_get(MemberSheet.class)))
                .contains("Bram leest nu geen berichten van anderen.")
                .doesNotContain("kan berichten lezen over");
    }

    @Test
    void r_b3_a_coordinator_lets_somebody_wait_and_the_resident_is_asked_above_the_page() {
        open(anna, "people");
        tap("Bram");
        press("Laat Bram even niet meedoen");
        press("Ja, even niet");
        assertThat(People.as(jan, () -> pauses.running(circle))).hasSize(1);
        open(jan, "timeline");
        assertThat(_get(H2.class, spec -> spec.withText("Bram doet even niet mee"))
                        .isVisible())
                .isTrue();
        press("Laat Bram weer meedoen");
        assertThat(People.as(jan, () -> pauses.running(circle))).isEmpty();
        assertThat(People.as(bram, () -> circles.view(circle).members())).hasSize(2);
    }

    @Test
    void r_b3_what_was_left_standing_can_still_be_ended_among_the_people() {
        var id = Ids.next();
        People.run(anna, () -> pauses.pause(circle, bram, id));
        People.run(jan, () -> pauses.letStand(circle, id));
        open(jan, "people");
        assertThat(_find(Button.class, spec -> spec.withText("Laat het zo"))).isEmpty();
        press("Laat Bram weer meedoen");
        assertThat(People.as(jan, () -> circles.view(circle).members())).hasSize(2);
    }

    @Test
    void r_b4_a_coordinator_is_offered_no_pause_of_a_coordinator_and_others_none_at_all() {
        open(anna, "people");
        tap("Anna");
        assertThat(_find(Button.class, spec -> spec.withText("Laat Anna even niet meedoen")))
                .isEmpty();
        open(bram, "people");
        tap("Anna");
        assertThat(_find(Button.class, spec -> spec.withText("Laat Anna even niet meedoen")))
                .isEmpty();
    }

    @Test
    void r_b3_a_resident_chooses_who_helps_to_organise_and_reads_it_when_nobody_does() {
        open(jan, "people");
        tap("Bram");
        press("Laat Bram helpen regelen");
        assertThat(People.as(bram, () -> circles.seat(circle)).coordinator()).isTrue();
        tap("Anna");
        press("Anna hoeft niet meer te regelen");
        assertThat(People.as(anna, () -> circles.seat(circle)).coordinator()).isFalse();
        assertThat(text(_get(CirclePeopleView.class))).doesNotContain("Nu doet niemand dat");
        People.run(bram, () -> circles.leave(circle));
        open(jan, "people");
        assertThat(text(_get(CirclePeopleView.class))).contains("Bram hielp regelen. Nu doet niemand dat.");
        open(anna, "people");
        assertThat(text(_get(CirclePeopleView.class))).doesNotContain("Nu doet niemand dat");
    }
}
