package nl.kring.task.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Title;
import nl.kring.task.NewTask;
import nl.kring.task.NewTask.When;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TaskViewTests extends ViewTest {
    private static final String RIDE = "Wie rijdt Douwe naar Jannie?";

    @Autowired
    private People people;

    @Autowired
    private TaskService tasks;

    @Autowired
    private MovingClock clock;

    private AccountId douwe;
    private AccountId sietse;
    private AccountId rixt;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        douwe = people.person("Douwe");
        sietse = people.person("Sietse");
        rixt = people.person("Rixt");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, sietse, Ring.HELPERS);
        people.seat(circle, rixt, Ring.HELPERS);
    }

    private TaskId asked() {
        var id = new TaskId(Ids.next());
        var when = new When(clock.instant().plus(Duration.ofDays(3)), false);
        People.run(
                douwe,
                () -> tasks.ask(
                        circle,
                        new NewTask(
                                id,
                                RIDE,
                                when,
                                Optional.of("Dokkum"),
                                Optional.of("huis"),
                                false,
                                true,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of())));
        return id;
    }

    private TaskId easy() {
        var id = new TaskId(Ids.next());
        var when = new When(clock.instant().plus(Duration.ofDays(3)), true);
        People.run(
                douwe,
                () -> tasks.ask(
                        circle,
                        new NewTask(
                                id,
                                RIDE,
                                when,
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                false,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of())));
        return id;
    }

    private void reads(AccountId person, String place) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static List<String> words() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    @Test
    void r_c10_theFirstWhoTapsHasItAndTheOthersReadWho() {
        easy();
        reads(sietse, "timeline");
        assertThat(_get(TaskCard.class).getElement().getTextRecursively()).contains(RIDE, "Kan ook op afstand");
        _click(button("Ik doe het"));
        heard();
        assertThat(words()).contains("Jij doet het. Fijn.", "Lukt het toch niet? Geef het terug. Dat is niet erg.");
        reads(rixt, "tasks");
        assertThat(words()).contains("Sietse doet het. Fijn.");
        assertThat(_find(Button.class, spec -> spec.withText("Ik doe het"))).isEmpty();
    }

    @Test
    void r_c21_takingItOnNeedsTheLineAndSaysSo() {
        easy();
        reads(sietse, "timeline");
        for (var words : List.of("Ik doe het", "Ik kan deze keer niet")) {
            assertThat(button(words).getElement().getAttribute("data-needs-connection"))
                    .isEqualTo("Iets oppakken kan pas weer met internet. Bellen kan wel.");
        }
    }

    @Test
    void at_c1_whoWasJustTooLateReadsSoOnTheCard() {
        var id = easy();
        reads(rixt, "timeline");
        var late = button("Ik doe het");
        People.run(sietse, () -> tasks.take(circle, id));
        _click(late);
        assertThat(words()).contains("Sietse was je net voor. Jij hoeft niets te doen.");
    }

    @Test
    void whatIsHandedBackIsFreeForTheOthers() {
        var id = easy();
        People.run(sietse, () -> tasks.take(circle, id));
        reads(sietse, "tasks");
        _click(button("Ik geef het terug"));
        heard();
        reads(rixt, "timeline");
        assertThat(words()).contains("Weer vrij. Wie kan nu?");
    }

    @Test
    void theCardSaysWhatIsNeededAndWhoHasNoCertificateReadsWhy() {
        asked();
        reads(sietse, "timeline");
        assertThat(_get(TaskCard.class).getElement().getTextRecursively())
                .contains("VOG nodig", "van huis naar Dokkum");
        _click(button("Ik doe het"));
        assertThat(words()).contains("Hiervoor is een VOG nodig. Bij jou heeft nog geen organisatie die gezien.");
    }

    @Test
    void r_c1_theResidentAsksAndReadsBeforeWhoWillSeeIt() {
        reads(douwe, "timeline");
        _click(button("Vraag om hulp"));
        var sheet = _get(TaskSheet.class);
        assertThat(words()).contains("Dit zien: Douwe, Rixt, Sietse");
        assertThat(sheet.from.isVisible()).isFalse();
        sheet.kind.setValue(TaskSheet.Kind.RIDE);
        assertThat(sheet.from.isVisible()).isTrue();
        fill(sheet.what, RIDE);
        _click(sheet.send);
        assertThat(sheet.getElement().getTextRecursively()).contains("Zeg waar de rit begint.");
        fill(sheet.from, "huis");
        fill(sheet.place, "Dokkum");
        _click(sheet.send);
        heard();
        assertThat(_find(TaskSheet.class)).isEmpty();
        assertThat(_get(TaskCard.class).getElement().getTextRecursively()).contains(RIDE);
        assertThat(_find(Button.class, spec -> spec.withText("Ik doe het"))).isEmpty();
        _click(button("Hoeft niet meer"));
        _click(_get(WithdrawSheet.class).yes);
        heard();
        assertThat(words()).contains("Dit hoeft niet meer.");
    }

    @Test
    void aHelperProposesAndTheResidentDecides() {
        reads(sietse, "timeline");
        assertThat(_find(Button.class, spec -> spec.withText("Vraag om hulp"))).isEmpty();
        reads(sietse, "tasks");
        _click(button("Vraag om hulp"));
        var sheet = _get(TaskSheet.class);
        assertThat(sheet.send.getText()).isEqualTo("Stel het voor");
        fill(sheet.what, "Zal ik de heg knippen?");
        _click(sheet.send);
        heard();
        assertThat(words()).contains("Jij stelt dit voor. De kring ziet het nog niet.");
        reads(douwe, "timeline");
        assertThat(words()).contains("Iemand stelt een klus voor. Kijk je even?");
        reads(douwe, "tasks");
        _click(button("Nu niet"));
        var decline = _get(DeclineSheet.class);
        fill(decline.why, "De heg blijft zo.");
        _click(decline.send);
        heard();
        assertThat(_find(TaskCard.class)).isEmpty();
        reads(sietse, "timeline");
        assertThat(words()).contains("Jouw voorstel ‘Zal ik de heg knippen?’: nu niet. De heg blijft zo.");
        reads(sietse, "tasks");
        assertThat(words()).contains("Nu niet: De heg blijft zo.");
        reads(rixt, "timeline");
        reads(rixt, "tasks");
        assertThat(_find(TaskCard.class)).isEmpty();
    }

    @Test
    void whoDoesWhatNamesWhatOneDoesFirstAndCountsNobody() {
        var mine = easy();
        var theirs = easy();
        easy();
        People.run(sietse, () -> tasks.take(circle, mine));
        People.run(rixt, () -> tasks.take(circle, theirs));
        reads(sietse, "tasks");
        assertThat(_find(H2.class).stream().map(H2::getText))
                .containsExactly("Dit doe jij", "Wie kan helpen?", "Dit doen anderen");
        assertThat(_find(Title.class, spec -> spec.withText("Wie doet wat"))).hasSize(1);
    }
}
